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
import io.ikart.schemas.order.LineQuantity;
import io.ikart.schemas.order.PlanShipment;
import io.ikart.schemas.shipment.BookShipment;
import io.ikart.schemas.shipment.CancelShipment;
import io.ikart.schemas.shipment.DeliverShipment;
import io.ikart.schemas.shipment.PackShipment;
import io.ikart.schemas.shipment.ShipShipment;
import io.javalin.http.Context;
import java.util.List;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;

/** Parcels as those see them who pack and send. */
public final class ShipmentRoutes {

  private static final int MOST_GRAMS = 1_000_000;

  private final Writes writes;
  private final Views views;

  public ShipmentRoutes(Writes writes, Views views) {
    this.writes = writes;
    this.views = views;
  }

  /** Plans a parcel of the lines named, or of all that is open. */
  public void plan(Context ctx) {
    var orderId = RequestIds.order(ctx);
    var body = Bodies.document(ctx);
    var lines = body.isEmpty() ? List.<LineQuantity>of() : linesIn(body);
    writes.handle(
        ctx,
        Write.to(
            CHECKOUT_COMMANDS,
            orderId,
            body,
            meta -> new PlanShipment(meta, lines),
            Answer.createdOther("ship_", views::shipment, views::order)));
  }

  private static List<LineQuantity> linesIn(RequestBody body) {
    var fields = Fields.of(body);
    var lines = LineQuantities.required(fields);
    fields.done();
    return lines;
  }

  public void pack(Context ctx) {
    var body = Bodies.document(ctx);
    var fields = Fields.of(body);
    int weightG = (int) fields.whole("weightG", 1, MOST_GRAMS);
    fields.done();
    change(ctx, body, meta -> new PackShipment(meta, weightG));
  }

  /** Without a body what the shopper has paid for is booked. */
  public void book(Context ctx) {
    var body = Bodies.document(ctx);
    if (body.isEmpty()) {
      change(ctx, body, meta -> new BookShipment(meta, "", ""));
      return;
    }
    var fields = Fields.of(body);
    var carrier = fields.text("carrier", Formats.CARRIER);
    var service = fields.text("service", Formats.CARRIER);
    fields.done();
    change(ctx, body, meta -> new BookShipment(meta, carrier, service));
  }

  public void ship(Context ctx) {
    var body = Bodies.document(ctx);
    if (body.isEmpty()) {
      change(ctx, body, meta -> new ShipShipment(meta, "", ""));
      return;
    }
    var fields = Fields.of(body);
    var carrier = fields.text("carrier", Formats.CARRIER, "");
    var number = fields.text("trackingNumber", Formats.TRACKING_NUMBER, "");
    fields.done();
    change(ctx, body, meta -> new ShipShipment(meta, carrier, number));
  }

  public void deliver(Context ctx) {
    var body = Bodies.document(ctx);
    if (!body.isEmpty()) {
      throw Problem.invalid("", "this request has no body").asException();
    }
    change(ctx, body, DeliverShipment::new);
  }

  public void cancel(Context ctx) {
    var body = Bodies.document(ctx);
    var fields = Fields.of(body);
    var reason = fields.text("reason", Formats.NOTE);
    fields.done();
    change(ctx, body, meta -> new CancelShipment(meta, reason));
  }

  private void change(
      Context ctx, RequestBody body, Function<CommandMeta, SpecificRecord> command) {
    var id = RequestIds.shipment(ctx);
    writes.handle(
        ctx, Write.to(CHECKOUT_COMMANDS, id, body, command, Answer.updated(views::shipment)));
  }
}
