package io.ikart.topologies.kernel;

import static io.ikart.topologies.shop.Shopper.accepted;
import static org.assertj.core.api.Assertions.assertThat;

import io.ikart.schemas.cart.CartExpired;
import io.ikart.schemas.common.DeadlinePassed;
import io.ikart.topologies.shop.Shop;
import io.ikart.topologies.shop.Shopper;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Deadlines are stored, come as commands, a bounded number at a time, and are armed anew. */
class DeadlinesTest {

  private static final Duration CART_LIFE = Duration.ofDays(30);
  private static final Duration NEXT_LOOK = Duration.ofMillis(250);

  private final Shop shop = new Shop();
  private final Shopper shopper = new Shopper(shop);

  @BeforeEach
  void fill() {
    shopper.sells("TEA", 450, 10);
  }

  @AfterEach
  void close() {
    shop.close();
  }

  private List<String> armed() {
    return shop.dump("checkout").keySet().stream().filter(key -> key.startsWith("44")).toList();
  }

  private int asked() {
    return shop.written(DeadlinePassed.class).size();
  }

  @Test
  void oneRunAsksABoundedNumberAndTheNextContinues() {
    for (int number = 0; number < 1_200; number++) {
      shopper.cart();
    }
    var asked = new ArrayList<Integer>();

    shop.pass(CART_LIFE);
    asked.add(asked());
    shop.pass(NEXT_LOOK);
    asked.add(asked());
    shop.pass(NEXT_LOOK);
    asked.add(asked());
    shop.pass(NEXT_LOOK);
    asked.add(asked());

    assertThat(asked).containsExactly(500, 1_000, 1_200, 1_200);
    assertThat(shop.written(CartExpired.class)).hasSize(1_200);
    assertThat(armed()).isEmpty();
  }

  @Test
  void anAggregateHasOneEntryHoweverOftenItsDeadlineMoves() {
    var cart = shopper.cart();
    for (int day = 1; day <= 20; day++) {
      shop.pass(Duration.ofDays(1));
      accepted(shopper.add(cart, "TEA", 1));
    }

    assertThat(armed()).hasSize(1);
    assertThat(asked()).isZero();
  }

  @Test
  void aDeadlineThatMovedLaterIsLookedAtOnceAndArmedAnew() {
    var cart = shopper.cart();
    shop.pass(Duration.ofDays(20));
    accepted(shopper.add(cart, "TEA", 1));
    var first = armed();

    shop.pass(Duration.ofDays(10));

    assertThat(asked()).isEqualTo(1);
    assertThat(shop.written(CartExpired.class)).isEmpty();
    assertThat(armed()).hasSize(1).isNotEqualTo(first);
    shop.pass(Duration.ofDays(20));
    assertThat(shop.written(CartExpired.class)).hasSize(1);
  }

  @Test
  void theExpiryOfACartThatWasOrderedIsDroppedWhenItComesUpAndNobodyIsAsked() {
    shopper.orders(shopper.cartWith("TEA"), "tok_approve");
    assertThat(armed()).hasSize(1);

    shop.pass(CART_LIFE);

    assertThat(armed()).isEmpty();
    assertThat(shop.written(DeadlinePassed.class))
        .noneMatch(passed -> passed.getMeta().getAggregateId().startsWith("cart_"));
    assertThat(shop.written(CartExpired.class)).isEmpty();
  }

  @Test
  void aDeadlineThatMovesEarlierIsArmedEarlier() {
    var order = shopper.orders(shopper.cartWith("TEA"), "tok_unknown");
    assertThat(order).isNotEmpty();

    shop.pass(Duration.ofSeconds(30));

    assertThat(asked()).isEqualTo(1);
  }

  @Test
  void whatHasBeenWaitingForDuringARestartIsAskedAfterIt() {
    shopper.cart();

    shop.restart("checkout");
    shop.pass(CART_LIFE);

    assertThat(shop.written(CartExpired.class)).hasSize(1);
    assertThat(armed()).isEmpty();
  }
}
