package io.ikart.topologies.shop;

import static io.ikart.topologies.shop.Shopper.accepted;
import static org.assertj.core.api.Assertions.assertThat;

import io.ikart.schemas.order.OrderStatus;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** When a story has ended, nothing waits and nothing is held. */
class NothingLeftBehindTest {

  private static final Duration LONGEST_MEMORY = Duration.ofHours(25);
  private static final Duration CART_LIFE = Duration.ofDays(30);

  private final Shop shop = new Shop();
  private final Shopper shopper = new Shopper(shop);

  @BeforeEach
  void fill() {
    shopper.sells("TEA", 450, 10).sells("MUG", 1200, 1);
  }

  @AfterEach
  void close() {
    shop.close();
  }

  /** What stands in a store besides aggregates: parts, blocks, parked records. */
  private List<String> besidesAggregates(String application, char kind) {
    var prefix = Integer.toHexString(kind);
    return shop.dump(application).keySet().stream().filter(key -> key.startsWith(prefix)).toList();
  }

  private void timePasses() {
    shop.pass(LONGEST_MEMORY).settle().pass(LONGEST_MEMORY).settle().pass(CART_LIFE).settle();
  }

  @Test
  void aConfirmedOrderLeavesOnlyItsAllocation() {
    var order = shopper.orders(shopper.cartWith("TEA"), "tok_approve");

    timePasses();

    assertThat(shop.armed("checkout")).isZero();
    assertThat(shop.armed("stock")).isZero();
    assertThat(shop.parts("stock", "TEA")).containsOnlyKeys(order);
  }

  @Test
  void aCancelledOrderLeavesNothing() {
    accepted(shopper.cancel(shopper.orders(shopper.cartWith("TEA"), "tok_approve")));

    timePasses();

    nothingWaits();
  }

  @Test
  void aRejectedOrderLeavesNothing() {
    var cart = shopper.cartWith("TEA");
    accepted(shopper.add(cart, "MUG", 2));
    assertThat(shopper.status(shopper.orders(cart, "tok_approve"))).isEqualTo(OrderStatus.REJECTED);

    timePasses();

    nothingWaits();
  }

  @Test
  void anExpiredOrderLeavesNothing() {
    shopper.orders(shopper.cartWith("TEA"), "tok_silent");

    timePasses();

    nothingWaits();
  }

  @Test
  void anExpiredOrderWhoseStockWasSilentLeavesNothing() {
    accepted(shopper.checkOut(shopper.cartWith("TEA", "MUG"), "tok_approve"));
    shop.pass(Duration.ofMinutes(2)).settle();

    timePasses();

    nothingWaits();
  }

  @Test
  void anUnknownPaymentStopsBeingAskedForAndLeavesNoDeadline() {
    shopper.orders(shopper.cartWith("TEA"), "tok_unknown");

    for (int hour = 0; hour < 25; hour++) {
      shop.pass(Duration.ofHours(1)).settle();
    }
    timePasses();

    nothingWaits();
  }

  private void nothingWaits() {
    for (var application : List.of("catalog", "stock", "checkout")) {
      assertThat(shop.armed(application)).isZero();
      assertThat(besidesAggregates(application, 'B')).isEmpty();
      assertThat(besidesAggregates(application, 'Q')).isEmpty();
    }
    assertThat(besidesAggregates("stock", 'P')).isEmpty();
    assertThat(shopper.available("TEA")).isEqualTo(10);
    assertThat(shop.gateway().authorized()).isEmpty();
  }
}
