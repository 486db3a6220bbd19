package io.ikart.topologies.simulation;

import io.ikart.schemas.Ids;
import io.ikart.schemas.order.CancelOrderLines;
import io.ikart.schemas.order.LineQuantity;
import io.ikart.schemas.order.OrderConfirmed;
import io.ikart.schemas.order.PlanShipment;
import io.ikart.schemas.order.RequestReturn;
import io.ikart.schemas.returns.ApproveReturn;
import io.ikart.schemas.returns.CancelReturn;
import io.ikart.schemas.returns.DenyReturn;
import io.ikart.schemas.returns.ReceiveReturn;
import io.ikart.schemas.returns.ReceivedLine;
import io.ikart.schemas.shipment.BookShipment;
import io.ikart.schemas.shipment.CancelShipment;
import io.ikart.schemas.shipment.DeliverShipment;
import io.ikart.schemas.shipment.PackShipment;
import io.ikart.schemas.shipment.ShipShipment;
import io.ikart.schemas.shipment.TrackingReceived;
import io.ikart.schemas.shipment.TrackingStatus;
import io.ikart.topologies.shop.Shop;
import java.util.List;
import java.util.Random;

/** Those who pack, send, track and take back, in whatever order it occurs to them. */
final class Depot {

  private static final int WEIGHT_G = 900;

  private final Shop shop;
  private final Random random;

  Depot(Shop shop, Random random) {
    this.shop = shop;
    this.random = random;
  }

  /** Somebody does something with an order that was confirmed not long ago. */
  void act() {
    var confirmed = shop.written(OrderConfirmed.class);
    if (confirmed.isEmpty()) {
      return;
    }
    int age = Math.min(random.nextInt(confirmed.size()), random.nextInt(12));
    var order = confirmed.get(confirmed.size() - 1 - age).getSummary().getOrderId();
    int dice = random.nextInt(10);
    if (dice < 2) {
      plan(order);
    } else if (dice < 7) {
      handle(Ids.shipment(order, 1 + random.nextInt(2)));
    } else {
      takeBack(order);
    }
  }

  private void plan(String order) {
    switch (random.nextInt(5)) {
      case 0 -> shop.post(new CancelOrderLines(shop.meta(order), anyUnits(), "not that many"));
      case 1, 2 -> shop.post(new PlanShipment(shop.meta(order), anyUnits()));
      default -> shop.post(new PlanShipment(shop.meta(order), List.of()));
    }
  }

  private void handle(String parcel) {
    switch (random.nextInt(9)) {
      case 0, 1 -> shop.post(new PackShipment(shop.meta(parcel), WEIGHT_G));
      case 2 -> shop.post(new BookShipment(shop.meta(parcel), "post", "standard"));
      case 3, 4, 5 -> {
        shop.post(new PackShipment(shop.meta(parcel), WEIGHT_G));
        shop.post(new ShipShipment(shop.meta(parcel), "post", "T1"));
      }
      case 6 -> shop.fromCarrier(tracking(parcel));
      case 7 -> shop.post(new DeliverShipment(shop.meta(parcel)));
      default -> shop.post(new CancelShipment(shop.meta(parcel), "damaged"));
    }
  }

  private TrackingReceived tracking(String parcel) {
    var status = random.nextBoolean() ? TrackingStatus.DELIVERED : TrackingStatus.IN_TRANSIT;
    return new TrackingReceived(shop.meta(parcel), "t-" + status, "T1", status, "", shop.now());
  }

  private void takeBack(String order) {
    var back = Ids.returned(order, 1 + random.nextInt(2));
    switch (random.nextInt(8)) {
      case 0, 1, 2 -> shop.post(new RequestReturn(shop.meta(order), anyUnits(), "does not fit"));
      case 3 -> shop.post(new DenyReturn(shop.meta(back), "worn"));
      case 4 -> shop.post(new CancelReturn(shop.meta(back), "kept after all"));
      case 5 -> shop.post(new ApproveReturn(shop.meta(back)));
      default -> {
        shop.post(new ApproveReturn(shop.meta(back)));
        shop.post(receipt(back));
      }
    }
  }

  private ReceiveReturn receipt(String back) {
    var line =
        new ReceivedLine(
            Crowd.anyOffer(random), (long) random.nextInt(3), (long) random.nextInt(2));
    return new ReceiveReturn(shop.meta(back), "leeds", List.of(line), random.nextInt(3) == 0);
  }

  private List<LineQuantity> anyUnits() {
    return List.of(new LineQuantity(Crowd.anyOffer(random), 1L + random.nextInt(2)));
  }
}
