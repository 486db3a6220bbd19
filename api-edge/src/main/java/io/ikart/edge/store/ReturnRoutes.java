package io.ikart.edge.store;

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
import io.ikart.edge.query.Reads;
import io.ikart.edge.view.Views;
import io.ikart.schemas.order.RequestReturn;
import io.ikart.schemas.returns.CancelReturn;
import io.javalin.http.Context;

/** Returns as shoppers see them: ask for one, show it, call it off. */
public final class ReturnRoutes {

  private final Writes writes;
  private final Reads reads;
  private final Views views;

  public ReturnRoutes(Writes writes, Reads reads, Views views) {
    this.writes = writes;
    this.reads = reads;
    this.views = views;
  }

  public void request(Context ctx) {
    var orderId = RequestIds.order(ctx);
    var body = Bodies.document(ctx);
    var fields = Fields.of(body);
    var lines = LineQuantities.required(fields);
    var reason = fields.text("reason", Formats.NOTE);
    fields.done();
    writes.handle(
        ctx,
        Write.to(
                CHECKOUT_COMMANDS,
                orderId,
                body,
                meta -> new RequestReturn(meta, lines, reason),
                Answer.createdOther("ret_", views::returned, views::order))
            .requiringKey());
  }

  public void show(Context ctx) {
    reads.show(ctx, views.returned(RequestIds.returned(ctx)));
  }

  public void cancel(Context ctx) {
    var returnId = RequestIds.returned(ctx);
    var body = Bodies.document(ctx);
    var reason = body.isEmpty() ? "" : reasonIn(body);
    writes.handle(
        ctx,
        Write.to(
            CHECKOUT_COMMANDS,
            returnId,
            body,
            meta -> new CancelReturn(meta, reason),
            Answer.updated(views::returned)));
  }

  private static String reasonIn(RequestBody body) {
    var fields = Fields.of(body);
    var reason = fields.text("reason", Formats.OPTIONAL_NOTE, "");
    fields.done();
    return reason;
  }
}
