package io.ikart.edge.store;

import static io.ikart.schemas.topic.CheckoutTopics.CHECKOUT_COMMANDS;

import io.ikart.edge.auth.Owned;
import io.ikart.edge.command.Answer;
import io.ikart.edge.command.Write;
import io.ikart.edge.command.Writes;
import io.ikart.edge.http.Bodies;
import io.ikart.edge.http.Cursors;
import io.ikart.edge.http.Fields;
import io.ikart.edge.http.Formats;
import io.ikart.edge.http.Limits;
import io.ikart.edge.http.PaymentTokens;
import io.ikart.edge.http.RequestBody;
import io.ikart.edge.http.RequestIds;
import io.ikart.edge.progress.ProgressStreams;
import io.ikart.edge.query.Reads;
import io.ikart.edge.view.Views;
import io.ikart.schemas.common.CommandMeta;
import io.ikart.schemas.order.CancelOrder;
import io.ikart.schemas.order.RetryPayment;
import io.javalin.http.Context;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;

/** Orders as shoppers see them: show, list, follow, pay again, cancel. */
public final class OrderRoutes {

  private final Writes writes;
  private final Reads reads;
  private final Views views;
  private final ProgressStreams progress;

  public OrderRoutes(Writes writes, Reads reads, Views views, ProgressStreams progress) {
    this.writes = writes;
    this.reads = reads;
    this.views = views;
    this.progress = progress;
  }

  public void show(Context ctx) {
    reads.show(ctx, views.order(RequestIds.order(ctx)));
  }

  public void list(Context ctx) {
    var customer = Owned.customerIn(ctx);
    var after = Cursors.rowOf(ctx.queryParam("cursor"));
    reads.show(ctx, views.customerOrders(customer, after, Limits.of(ctx)));
  }

  /** The milestones so far, or a stream of them for those who accept one. */
  public void events(Context ctx) {
    var orderId = RequestIds.order(ctx);
    if (ProgressStreams.wanted(ctx)) {
      progress.follow(ctx, orderId);
    } else {
      reads.show(ctx, views.orderEvents(orderId));
    }
  }

  public void pay(Context ctx) {
    var orderId = RequestIds.order(ctx);
    var body = Bodies.document(ctx);
    var fields = Fields.of(body);
    var paymentToken = PaymentTokens.of(fields);
    fields.done();
    writes.handle(
        ctx, change(orderId, body, meta -> new RetryPayment(meta, paymentToken)).requiringKey());
  }

  public void cancel(Context ctx) {
    var orderId = RequestIds.order(ctx);
    var body = Bodies.document(ctx);
    var reason = body.isEmpty() ? "" : reasonIn(body);
    writes.handle(ctx, change(orderId, body, meta -> new CancelOrder(meta, reason)));
  }

  private Write change(
      String orderId, RequestBody body, Function<CommandMeta, SpecificRecord> command) {
    return Write.to(CHECKOUT_COMMANDS, orderId, body, command, Answer.updated(views::order));
  }

  private static String reasonIn(RequestBody body) {
    var fields = Fields.of(body);
    var reason = fields.text("reason", Formats.OPTIONAL_NOTE, "");
    fields.done();
    return reason;
  }
}
