package io.ikart.topologies.shop;

import static io.ikart.topologies.shop.Shopper.accepted;
import static io.ikart.topologies.shop.Shopper.offer;
import static io.ikart.topologies.shop.Warehouse.units;
import static org.assertj.core.api.Assertions.assertThat;

import io.ikart.schemas.Envelopes;
import io.ikart.schemas.order.OrderConfirmed;
import io.ikart.schemas.order.OrderRefunded;
import io.ikart.schemas.payment.PaymentCaptured;
import io.ikart.schemas.returns.RefundReturn;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Sales of another year, brought into the shop today: they count when they were made, whoever tells
 * the shop that the gateway did its part.
 */
class ImportedHistoryTest {

  private static final String TEA = offer("TEA");
  private static final Instant SOLD = Instant.parse("2024-12-01T08:26:00Z");
  private static final Instant SENT = Instant.parse("2024-12-02T08:26:00Z");
  private static final Instant BACK = Instant.parse("2024-12-09T17:00:00Z");

  private final Shop shop = new Shop();
  private final Shopper shopper = new Shopper(shop);
  private final Warehouse warehouse = new Warehouse(shop);

  @BeforeEach
  void sellTea() {
    shopper.sells("TEA", 450, 10);
  }

  @AfterEach
  void close() {
    shop.close();
  }

  private void deliverMessages() {
    List.copyOf(shop.gateway().messages()).forEach(shop::post);
    shop.settle();
  }

  private <T extends SpecificRecord> List<Instant> occurred(Class<T> type) {
    return shop.written(type).stream()
        .map(event -> Envelopes.ofEvent(event).getOccurredAt())
        .toList();
  }

  @Test
  void whatTheConnectorAnswersCountsWhenItWasSold() {
    var order = sells(SOLD, "tok_approve");
    sendsAndTakesBack(order);

    assertThat(occurred(OrderConfirmed.class)).containsExactly(SOLD);
    assertThat(occurred(PaymentCaptured.class)).containsExactly(SENT);
    assertThat(occurred(OrderRefunded.class)).containsExactly(BACK);
  }

  @Test
  void soDoesWhatTheGatewaySaysByItself() {
    shop.gateway().answersOperations(false);
    var order = sells(SOLD, "tok_lost");
    deliverMessages();
    sendsAndTakesBack(order);

    assertThat(occurred(OrderConfirmed.class)).containsExactly(SOLD);
    assertThat(occurred(PaymentCaptured.class)).containsExactly(SENT);
    assertThat(occurred(OrderRefunded.class)).containsExactly(BACK);
  }

  @Test
  void soDoesWhatItAnswersWhenADeadlineHasAskedAgain() {
    sells(SOLD, "tok_lost");

    shop.pass(Duration.ofMinutes(1)).settle();

    assertThat(occurred(OrderConfirmed.class)).containsExactly(SOLD);
  }

  @Test
  void whatIsSoldTodayCountsWhenTheGatewayAnswered() {
    var asked = shop.now();
    shopper.orders(shopper.cartWith("TEA"), "tok_lost");

    shop.pass(Duration.ofMinutes(1)).settle();

    assertThat(occurred(OrderConfirmed.class)).containsExactly(asked.plus(Duration.ofMinutes(1)));
  }

  @Test
  void whatIsGivenBackTodayOfAnImportedOrderCountsToday() {
    var order = sells(SOLD, "tok_approve");
    shop.imports(SENT);
    warehouse.delivers(warehouse.sends(order));

    shop.imports(shop.now());
    refunds(order);

    assertThat(occurred(OrderRefunded.class)).containsExactly(shop.now());
  }

  private String sells(Instant at, String token) {
    shop.imports(at);
    return shopper.orders(shopper.cartWith("TEA"), token);
  }

  private void sendsAndTakesBack(String order) {
    shop.imports(SENT);
    var parcel = warehouse.sends(order);
    deliverMessages();
    warehouse.delivers(parcel);
    shop.imports(BACK);
    refunds(order);
    deliverMessages();
  }

  private void refunds(String order) {
    var back = warehouse.takesBack(order, units(TEA, 1));
    accepted(warehouse.approves(back));
    accepted(warehouse.receives(back, TEA, 1, 0, true));
    accepted(warehouse.ask(new RefundReturn(shop.meta(back), null)));
  }
}
