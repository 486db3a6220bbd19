package io.ikart.edge.admin;

import static io.ikart.schemas.topic.CheckoutTopics.CHECKOUT_COMMANDS;

import io.ikart.edge.command.Answer;
import io.ikart.edge.command.Write;
import io.ikart.edge.command.Writes;
import io.ikart.edge.http.Bodies;
import io.ikart.edge.http.Fields;
import io.ikart.edge.http.Formats;
import io.ikart.edge.http.LineQuantities;
import io.ikart.edge.http.RequestBody;
import io.ikart.edge.http.RequestIds;
import io.ikart.edge.problem.Problem;
import io.ikart.edge.view.Views;
import io.ikart.schemas.common.CommandMeta;
import io.ikart.schemas.order.CancelOrderLines;
import io.ikart.schemas.order.ClearOrderHold;
import io.ikart.schemas.order.PutOrderOnHold;
import io.javalin.http.Context;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;

/** What only staff may do to an order. */
public final class OrderRoutes {

  private final Writes writes;
  private final Views views;

  public OrderRoutes(Writes writes, Views views) {
    this.writes = writes;
    this.views = views;
  }

  public void hold(Context ctx) {
    var orderId = RequestIds.order(ctx);
    var body = Bodies.document(ctx);
    var fields = Fields.of(body);
    var reason = fields.text("reason", Formats.NOTE);
    fields.done();
    change(ctx, orderId, body, meta -> new PutOrderOnHold(meta, reason));
  }

  /** Cancels units that are not planned or sent yet. */
  public void cancelLines(Context ctx) {
    var orderId = RequestIds.order(ctx);
    var body = Bodies.document(ctx);
    var fields = Fields.of(body);
    var lines = LineQuantities.required(fields);
    var reason = fields.text("reason", Formats.NOTE);
    fields.done();
    change(ctx, orderId, body, meta -> new CancelOrderLines(meta, lines, reason));
  }

  public void release(Context ctx) {
    var orderId = RequestIds.order(ctx);
    var body = Bodies.document(ctx);
    if (!body.isEmpty()) {
      throw Problem.invalid("", "this request has no body").asException();
    }
    change(ctx, orderId, body, ClearOrderHold::new);
  }

  private void change(
      Context ctx,
      String orderId,
      RequestBody body,
      Function<CommandMeta, SpecificRecord> command) {
    writes.handle(
        ctx, Write.to(CHECKOUT_COMMANDS, orderId, body, command, Answer.updated(views::order)));
  }
}
