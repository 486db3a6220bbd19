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
import io.ikart.edge.query.Reads;
import io.ikart.edge.view.Views;
import io.ikart.schemas.Ids;
import io.ikart.schemas.common.CommandMeta;
import io.ikart.schemas.payment.RefundPayment;
import io.ikart.schemas.payment.SettlePayment;
import io.ikart.schemas.payment.Settlement;
import io.javalin.http.Context;
import java.util.List;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;

/** The money of an order as staff see it: its ledger, refunds, and what they must settle. */
public final class PaymentRoutes {

  /** Keeps names that staff give apart from those of returns and of the gateway. */
  private static final String BY_STAFF = "staff:";

  private final Writes writes;
  private final Reads reads;
  private final Views views;

  public PaymentRoutes(Writes writes, Reads reads, Views views) {
    this.writes = writes;
    this.reads = reads;
    this.views = views;
  }

  public void show(Context ctx) {
    reads.show(ctx, views.payment(Ids.payment(RequestIds.order(ctx))));
  }

  /** Without a name of its own a refund is named after the command: its key refunds once. */
  public void refund(Context ctx) {
    var paymentId = Ids.payment(RequestIds.order(ctx));
    var body = Bodies.document(ctx);
    var fields = Fields.of(body);
    var amount = fields.money("amount");
    var reason = fields.text("reason", Formats.NOTE);
    var name = fields.text("name", Formats.REFUND_NAME, "");
    fields.done();
    Function<CommandMeta, SpecificRecord> command =
        meta ->
            new RefundPayment(
                meta,
                BY_STAFF + (name.isEmpty() ? meta.getCommandId() : name),
                amount,
                reason,
                List.of(),
                true);
    writes.handle(ctx, change(paymentId, body, command).requiringKey());
  }

  public void settle(Context ctx) {
    var paymentId = Ids.payment(RequestIds.order(ctx));
    var body = Bodies.document(ctx);
    var fields = Fields.of(body);
    var settlement = fields.text("settlement", Formats.SETTLEMENT);
    var operation = fields.text("operation", Formats.OPERATION, "");
    var intentId = fields.text("intentId", Formats.GATEWAY_ID, "");
    var reason = fields.text("reason", Formats.NOTE);
    fields.done();
    writes.handle(
        ctx,
        change(
            paymentId,
            body,
            meta ->
                new SettlePayment(
                    meta, Settlement.valueOf(settlement), intentId, operation, reason)));
  }

  private Write change(
      String paymentId, RequestBody body, Function<CommandMeta, SpecificRecord> command) {
    return Write.to(CHECKOUT_COMMANDS, paymentId, body, command, Answer.updated(views::payment));
  }
}
