package io.ikart.topologies.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.ikart.schemas.Ids;
import io.ikart.schemas.order.Order;
import io.ikart.schemas.order.OrderPlaced;
import io.ikart.schemas.order.OrderStatus;
import io.ikart.schemas.payment.Payment;
import io.ikart.schemas.payment.PaymentState;
import io.ikart.topologies.shop.Gateway;
import io.ikart.topologies.shop.Shop;
import java.util.ArrayList;

/** Invariant 2 of the domain, and the gateway's half of invariant 3. */
final class MoneyLaws {

  private MoneyLaws() {}

  /** Holds once nothing is on the way and nobody waits. */
  static void hold(Shop shop) {
    var owed = new ArrayList<String>();
    for (var placed : shop.written(OrderPlaced.class)) {
      var order = shop.root("checkout", placed.getSummary().getOrderId(), Order.class);
      var status = order.getSummary().getStatus();
      boolean keepsMoney =
          status == OrderStatus.CONFIRMED
              || status == OrderStatus.ON_HOLD
              || status == OrderStatus.COMPLETED;
      var id = Ids.payment(order.getSummary().getOrderId());
      if (keepsMoney) {
        owed.add(id);
        var payment = shop.root("checkout", id, Payment.class);
        assertThat(payment.getState()).as(id).isEqualTo(PaymentState.AUTHORIZED);
        assertThat(payment.getAuthorized()).as(id).isEqualTo(order.getSummary().getTotal());
      } else if (shop.stored("checkout", id).isPresent()) {
        var payment = shop.root("checkout", id, Payment.class);
        assertThat(payment.getAuthorized().getAmount()).as("%s", payment).isZero();
      }
    }
    assertThat(shop.gateway().authorized())
        .as("charges that live at the gateway")
        .containsExactlyInAnyOrderElementsOf(owed);
    assertThat(shop.gateway().charges().values())
        .filteredOn(Gateway.Charge::live)
        .allSatisfy(
            charge ->
                assertThat(charge.amount())
                    .isEqualTo(
                        shop.root("checkout", charge.paymentId(), Payment.class)
                            .getAmount()
                            .getAmount()));
  }
}
