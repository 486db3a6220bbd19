package io.ikart.topologies.kernel;

import static io.ikart.topologies.shop.Shopper.accepted;
import static org.assertj.core.api.Assertions.assertThat;

import io.ikart.schemas.cart.CartExpired;
import io.ikart.schemas.common.DeadlinePassed;
import io.ikart.topologies.shop.Shop;
import io.ikart.topologies.shop.Shopper;
import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Deadlines come as commands, a bounded number at a time, and survive a move of the task. */
class DeadlinesTest {

  private static final Duration CART_LIFE = Duration.ofDays(30);
  private static final Duration NEXT_LOOK = AggregateProcessor.LOOK_EVERY;

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

  private int armed() {
    return shop.armed("checkout");
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
    assertThat(armed()).isZero();
  }

  @Test
  void anAggregateHasOneEntryHoweverOftenItsDeadlineMoves() {
    var cart = shopper.cart();
    for (int day = 1; day <= 40; day++) {
      shop.pass(Duration.ofDays(1));
      accepted(shopper.add(cart, "TEA", 1));
    }

    assertThat(armed()).isEqualTo(1);
    assertThat(asked()).isZero();
    shop.pass(CART_LIFE);
    assertThat(shop.written(CartExpired.class)).hasSize(1);
  }

  @Test
  void nobodyIsAskedForACartThatWasOrdered() {
    shopper.orders(shopper.cartWith("TEA"), "tok_approve");
    assertThat(armed()).isZero();

    shop.pass(CART_LIFE);

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
  void aTaskThatMovedFindsOutWhatItsAggregatesWaitForABoundedNumberARun() {
    for (int number = 0; number < 1_200; number++) {
      shopper.cart();
    }

    shop.restart("checkout");
    var armed = new ArrayList<Integer>();
    armed.add(armed());
    for (int run = 0; run < 3; run++) {
      shop.pass(NEXT_LOOK);
      armed.add(armed());
    }

    assertThat(armed).containsExactly(0, 500, 1_000, 1_200);
  }

  @Test
  void whatPassedDuringARestartIsAskedAfterIt() {
    shopper.cart();

    shop.restart("checkout");
    shop.pass(CART_LIFE);

    assertThat(shop.written(CartExpired.class)).hasSize(1);
    assertThat(armed()).isZero();
  }
}
