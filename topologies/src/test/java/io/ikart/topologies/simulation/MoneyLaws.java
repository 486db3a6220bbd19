package io.ikart.topologies.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.ikart.schemas.Ids;
import io.ikart.schemas.order.Order;
import io.ikart.schemas.order.OrderPlaced;
import io.ikart.schemas.payment.Payment;
import io.ikart.topologies.shop.Charge;
import io.ikart.topologies.shop.Shop;
import java.util.HashMap;
import java.util.HashSet;

/** Invariant 2 of the domain, and the gateway's half of invariant 3. */
final class MoneyLaws {

  private MoneyLaws() {}

  /** Holds after every step, for every payment there is. */
  static void hold(Payment payment) {
    assertThat(payment.getCaptured() + payment.getAuthorized().getAmount())
        .as("captured and authorized of %s", payment)
        .isLessThanOrEqualTo(payment.getAmount().getAmount());
    assertThat(payment.getRefunded() + payment.getPendingRefund())
        .as("refunded of %s", payment)
        .isLessThanOrEqualTo(payment.getCaptured());
  }

  /** An order costs what is in it and what its sending costs. */
  private static void addsUp(OrderPlaced placed) {
    long goods =
        placed.getLines().stream()
            .mapToLong(line -> line.getQuantity() * line.getUnitPrice().getAmount())
            .sum();
    var sending = placed.getShipping();
    assertThat(placed.getSummary().getTotal().getAmount())
        .as("total of %s", placed)
        .isEqualTo(goods + (sending == null ? 0 : sending.getPrice().getAmount()));
  }

  /** Holds once nothing is on the way and nobody waits. */
  static void hold(Shop shop) {
    var charges = new HashMap<String, Charge>();
    for (var charge : shop.gateway().charges().values()) {
      if (charge.capturable() > 0 || charge.captured() > 0) { // else it was given back unused
        assertThat(charges.put(charge.paymentId(), charge)).as("charged twice").isNull();
      }
    }
    var paid = new HashSet<String>();
    for (var placed : shop.written(OrderPlaced.class)) {
      addsUp(placed);
      var order = shop.root("checkout", placed.getSummary().getOrderId(), Order.class);
      var id = Ids.payment(order.getSummary().getOrderId());
      if (shop.stored("checkout", id).isEmpty()) {
        continue;
      }
      paid.add(id);
      var payment = shop.root("checkout", id, Payment.class);
      hold(payment);
      agrees(payment, charges.get(id));
      agrees(order, payment, charges.get(id));
    }
    assertThat(charges.keySet()).as("charges that have no order").isSubsetOf(paid);
  }

  /** The books of shop and gateway are equal to the penny. */
  private static void agrees(Payment payment, Charge charge) {
    assertThat(payment.getAuthorized().getAmount())
        .as("authorized in %s", payment)
        .isEqualTo(charge == null ? 0 : charge.capturable());
    assertThat(payment.getCaptured())
        .as("captured in %s", payment)
        .isEqualTo(charge == null ? 0 : charge.captured());
    assertThat(payment.getRefunded())
        .as("refunded in %s", payment)
        .isEqualTo(charge == null ? 0 : charge.refunded());
    assertThat(payment.getPendingCapture() + payment.getPendingRefund())
        .as("still open in %s", payment)
        .isZero();
  }

  private static void agrees(Order order, Payment payment, Charge charge) {
    assertThat(order.getCaptured()).as("%s", order).isEqualTo(payment.getCaptured());
    assertThat(order.getRefunded()).as("%s", order).isEqualTo(payment.getRefunded());
    assertThat(order.getChargedBack()).as("%s", order).isEqualTo(payment.getChargedBack());
    long authorized = payment.getAuthorized().getAmount();
    switch (order.getSummary().getStatus()) {
      case REJECTED, EXPIRED, CANCELLED -> {
        assertThat(authorized).as("authorized for %s", order).isZero();
        boolean forStaff = payment.getReviews() > 0 && charge != null && charge.refundedByHand();
        assertThat(
                forStaff
                    || payment.getCaptured() <= payment.getRefunded() + payment.getChargedBack())
            .as("kept for %s, %s", order, payment)
            .isTrue();
      }
      default ->
          assertThat(authorized > 0 || payment.getCaptured() > 0 || order.getPaidUp())
              .as("nothing paid for %s", order)
              .isTrue();
    }
  }
}
