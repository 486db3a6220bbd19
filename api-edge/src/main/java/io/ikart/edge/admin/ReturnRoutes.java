package io.ikart.edge.admin;

import static io.ikart.schemas.topic.CheckoutTopics.CHECKOUT_COMMANDS;

import io.ikart.edge.command.Answer;
import io.ikart.edge.command.Write;
import io.ikart.edge.command.Writes;
import io.ikart.edge.http.Bodies;
import io.ikart.edge.http.Fields;
import io.ikart.edge.http.Formats;
import io.ikart.edge.http.RequestBody;
import io.ikart.edge.http.RequestIds;
import io.ikart.edge.problem.Problem;
import io.ikart.edge.view.Views;
import io.ikart.schemas.common.CommandMeta;
import io.ikart.schemas.common.Money;
import io.ikart.schemas.returns.ApproveReturn;
import io.ikart.schemas.returns.DenyReturn;
import io.ikart.schemas.returns.ReceiveReturn;
import io.ikart.schemas.returns.ReceivedLine;
import io.ikart.schemas.returns.RefundReturn;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;

/** Returns as those see them who decide, take in and refund. */
public final class ReturnRoutes {

  private static final int MOST_LINES = 1_000;
  private static final long MOST_UNITS = 100_000;

  private final Writes writes;
  private final Views views;

  public ReturnRoutes(Writes writes, Views views) {
    this.writes = writes;
    this.views = views;
  }

  public void approve(Context ctx) {
    var body = Bodies.document(ctx);
    if (!body.isEmpty()) {
      throw Problem.invalid("", "this request has no body").asException();
    }
    writes.handle(ctx, change(ctx, body, ApproveReturn::new));
  }

  public void deny(Context ctx) {
    var body = Bodies.document(ctx);
    var fields = Fields.of(body);
    var reason = fields.text("reason", Formats.NOTE);
    fields.done();
    writes.handle(ctx, change(ctx, body, meta -> new DenyReturn(meta, reason)));
  }

  public void receive(Context ctx) {
    var body = Bodies.document(ctx);
    var fields = Fields.of(body);
    var warehouse = fields.text("warehouse", Formats.WAREHOUSE);
    var lines = new ArrayList<ReceivedLine>();
    for (var line : fields.objects("lines", 0, MOST_LINES)) {
      lines.add(
          new ReceivedLine(
              line.text("offerId", Formats.OFFER_ID),
              line.whole("restocked", 0, MOST_UNITS, 0),
              line.whole("writtenOff", 0, MOST_UNITS, 0)));
    }
    boolean isLast = fields.flag("last", false);
    fields.done();
    writes.handle(
        ctx, change(ctx, body, meta -> new ReceiveReturn(meta, warehouse, lines, isLast)));
  }

  /** Refunds the amount named, or what has arrived and is not refunded yet. */
  public void refund(Context ctx) {
    var body = Bodies.document(ctx);
    var amount = body.isEmpty() ? null : amountIn(body);
    writes.handle(ctx, change(ctx, body, meta -> new RefundReturn(meta, amount)).requiringKey());
  }

  private static Money amountIn(RequestBody body) {
    var fields = Fields.of(body);
    var amount = fields.money("amount");
    fields.done();
    return amount;
  }

  private Write change(
      Context ctx, RequestBody body, Function<CommandMeta, SpecificRecord> command) {
    var id = RequestIds.returned(ctx);
    return Write.to(CHECKOUT_COMMANDS, id, body, command, Answer.updated(views::returned));
  }
}
