package io.ikart.topologies.shop;

import static io.ikart.topologies.shop.Shopper.accepted;

import io.ikart.schemas.common.Reply;
import io.ikart.schemas.common.Touched;
import io.ikart.schemas.order.LineQuantity;
import io.ikart.schemas.order.Order;
import io.ikart.schemas.order.OrderFulfilment;
import io.ikart.schemas.order.PlanShipment;
import io.ikart.schemas.order.RequestReturn;
import io.ikart.schemas.returns.ApproveReturn;
import io.ikart.schemas.returns.ReceiveReturn;
import io.ikart.schemas.returns.ReceivedLine;
import io.ikart.schemas.returns.Return;
import io.ikart.schemas.shipment.DeliverShipment;
import io.ikart.schemas.shipment.PackShipment;
import io.ikart.schemas.shipment.ShipShipment;
import io.ikart.schemas.shipment.Shipment;
import io.ikart.topologies.checkout.order.OrderDecider;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;

/** The people who pack, send and take back. Everything that follows is delivered at once. */
public final class Warehouse {

  private static final int WEIGHT_G = 900;

  private final Shop shop;

  public Warehouse(Shop shop) {
    this.shop = shop;
  }

  /** Units of a line. */
  public static LineQuantity units(String offer, long quantity) {
    return new LineQuantity(offer, quantity);
  }

  /** Asks for something and lets everything follow. */
  public Reply ask(SpecificRecord command) {
    var reply = shop.send(command);
    shop.settle();
    return reply;
  }

  /** Plans a parcel, of all that is open when no lines are named; its id. */
  public String plans(String order, LineQuantity... lines) {
    return touched(accepted(ask(new PlanShipment(shop.meta(order), List.of(lines)))), "ship_");
  }

  private static String touched(Reply reply, String prefix) {
    return reply.getTouched().stream()
        .map(Touched::getAggregateId)
        .filter(id -> id.startsWith(prefix))
        .findFirst()
        .orElseThrow();
  }

  /** Packs a parcel. */
  public Reply packs(String shipment) {
    return accepted(ask(new PackShipment(shop.meta(shipment), WEIGHT_G)));
  }

  /** Hands a packed parcel to the carrier. */
  public Reply ships(String shipment) {
    return ask(new ShipShipment(shop.meta(shipment), "post", "T" + shipment));
  }

  /** Plans, packs and sends a parcel; its id. */
  public String sends(String order, LineQuantity... lines) {
    var shipment = plans(order, lines);
    packs(shipment);
    accepted(ships(shipment));
    return shipment;
  }

  /** Hears that a parcel has arrived. */
  public Reply delivers(String shipment) {
    return ask(new DeliverShipment(shop.meta(shipment)));
  }

  /** Asks to send units back; the return's id. */
  public String takesBack(String order, LineQuantity... lines) {
    return touched(
        accepted(ask(new RequestReturn(shop.meta(order), List.of(lines), "does not fit"))), "ret_");
  }

  /** Approves a return. */
  public Reply approves(String returned) {
    return ask(new ApproveReturn(shop.meta(returned)));
  }

  /** Takes in units of one line of a return. */
  public Reply receives(
      String returned, String offer, long restocked, long writtenOff, boolean isLast) {
    var line = new ReceivedLine(offer, restocked, writtenOff);
    return ask(new ReceiveReturn(shop.meta(returned), "main", List.of(line), isLast));
  }

  /** An order. */
  public Order order(String id) {
    return shop.root("checkout", id, Order.class);
  }

  /** How far the lines of an order have come. */
  public OrderFulfilment progress(String order) {
    return (OrderFulfilment) shop.part("checkout", order, OrderDecider.FULFILMENT).orElseThrow();
  }

  /** A parcel. */
  public Shipment shipment(String id) {
    return shop.root("checkout", id, Shipment.class);
  }

  /** A return. */
  public Return returned(String id) {
    return shop.root("checkout", id, Return.class);
  }
}
