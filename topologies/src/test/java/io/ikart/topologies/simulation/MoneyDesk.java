package io.ikart.topologies.simulation;

import io.ikart.schemas.Ids;
import io.ikart.schemas.common.Money;
import io.ikart.schemas.order.Order;
import io.ikart.schemas.payment.CapturePayment;
import io.ikart.schemas.payment.GatewayEventKind;
import io.ikart.schemas.payment.GatewayEventReceived;
import io.ikart.schemas.payment.RefundPayment;
import io.ikart.topologies.shop.Charge;
import io.ikart.topologies.shop.Shop;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Whoever moves money after an order is paid: parcels, staff who refund, shoppers at their banks,
 * banks that take money back, and a gateway whose messages come twice, late and in any order.
 */
final class MoneyDesk {

  private final Shop shop;
  private final Random random;
  private final List<GatewayEventReceived> delivered = new ArrayList<>();
  private final List<GatewayEventReceived> reversals = new ArrayList<>();

  MoneyDesk(Shop shop, Random random) {
    this.shop = shop;
    this.random = random;
  }

  void act(String orderId) {
    switch (random.nextInt(10)) {
      case 0, 1 -> capture(orderId);
      case 2, 3 -> refund(orderId);
      case 4, 5 -> deliverMessage();
      case 6 -> shopperAnswers();
      case 7 -> dispute();
      case 8 -> shop.gateway().answersOperations(random.nextInt(3) > 0);
      default -> refundByHand();
    }
  }

  void comeToRest() {
    shop.gateway().answersOperations(true);
    while (!shop.gateway().atTheBank().isEmpty()) {
      shopperAnswers();
    }
    while (!shop.gateway().messages().isEmpty()) {
      deliverMessage();
    }
    while (!reversals.isEmpty()) {
      shop.post(reversals.remove(0));
    }
  }

  private void capture(String orderId) {
    if (shop.stored("checkout", Ids.payment(orderId)).isPresent()) {
      long total = totalOf(orderId);
      var part = random.nextInt(3) == 0 ? total : 1 + random.nextLong(total);
      shop.post(
          new CapturePayment(
              shop.meta(Ids.payment(orderId)),
              "parcel-" + random.nextInt(3),
              new Money(part, "GBP"),
              random.nextInt(3) == 0));
    }
  }

  private void refund(String orderId) {
    if (shop.stored("checkout", Ids.payment(orderId)).isPresent()) {
      shop.post(
          new RefundPayment(
              shop.meta(Ids.payment(orderId)),
              "refund-" + random.nextInt(4),
              new Money(1 + random.nextLong(totalOf(orderId)), "GBP"),
              "damaged",
              List.of(),
              random.nextBoolean()));
    }
  }

  private long totalOf(String orderId) {
    return shop.root("checkout", orderId, Order.class).getSummary().getTotal().getAmount();
  }

  /**
   * Any of those that wait, whatever came before it; now and then one that was delivered before.
   */
  private void deliverMessage() {
    var messages = shop.gateway().messages();
    if (!delivered.isEmpty() && random.nextInt(4) == 0) {
      var again = delivered.get(random.nextInt(delivered.size()));
      shop.post(
          GatewayEventReceived.newBuilder(again)
              .setMeta(shop.meta(again.getMeta().getAggregateId()))
              .build());
    }
    if (!messages.isEmpty()) {
      var message = messages.remove(random.nextInt(messages.size()));
      delivered.add(message);
      shop.post(message);
    }
  }

  private void shopperAnswers() {
    var waiting = shop.gateway().atTheBank();
    if (!waiting.isEmpty()) {
      var attempt = waiting.get(random.nextInt(waiting.size()));
      shop.gateway().shopperAnswers(attempt, random.nextInt(3) > 0, shop.now());
    }
  }

  private void dispute() {
    var captured = captured();
    if (captured.isEmpty()) {
      return;
    }
    var charge = captured.get(random.nextInt(captured.size()));
    long amount = charge.captured() - charge.refunded();
    var gateway = shop.gateway();
    if (amount > 0 && charge.dispute()) {
      shop.post(
          gateway.disputes(charge, GatewayEventKind.DISPUTE_FUNDS_WITHDRAWN, amount, shop.now()));
      if (random.nextBoolean()) {
        reversals.add(
            gateway.disputes(
                charge, GatewayEventKind.DISPUTE_FUNDS_REINSTATED, amount, shop.now()));
      }
    }
  }

  private void refundByHand() {
    var captured = captured();
    if (!captured.isEmpty()) {
      var charge = captured.get(random.nextInt(captured.size()));
      shop.gateway().refundsByHand(charge, 1 + random.nextLong(charge.captured()), shop.now());
    }
  }

  private List<Charge> captured() {
    return shop.gateway().charges().values().stream()
        .filter(charge -> charge.captured() > 0)
        .toList();
  }
}
