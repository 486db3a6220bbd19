package io.ikart.topologies.shop;

import static io.ikart.topologies.shop.Shopper.accepted;
import static org.assertj.core.api.Assertions.assertThat;

import io.ikart.schemas.Ids;
import io.ikart.schemas.common.Reply;
import io.ikart.schemas.common.Sealed;
import io.ikart.schemas.notification.FollowOrder;
import io.ikart.schemas.notification.TellFact;
import io.ikart.schemas.watch.StockWatch;
import io.ikart.schemas.watch.WatchStock;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who waits for what is sold out is told once, when it is there again. */
class BackInStockTest {

  private static final String WATCH = Ids.watch("TEA");
  private static final Sealed ADA = new Sealed("ada.1", ByteBuffer.wrap(new byte[] {1}));

  private final Shop shop = new Shop();
  private final Shopper shopper = new Shopper(shop);

  @AfterEach
  void close() {
    shop.close();
  }

  private Reply waits(int number) {
    var reply = shop.send(new WatchStock(shop.meta(WATCH), "TEA", Ids.ulid(9, number), ADA));
    shop.settle();
    return reply;
  }

  @Test
  void everyoneIsToldWhenGoodsComeIn() {
    shopper.offers("TEA", true, 450);
    accepted(waits(1));
    accepted(waits(2));
    assertThat(shop.written(TellFact.class)).isEmpty();

    shopper.receive("TEA", "main", 5, null);

    assertThat(shop.written(FollowOrder.class))
        .extracting(each -> each.getMeta().getAggregateId())
        .containsExactly(
            Ids.watchNotification(Ids.ulid(9, 1)), Ids.watchNotification(Ids.ulid(9, 2)));
    assertThat(shop.written(TellFact.class))
        .allSatisfy(told -> assertThat(told.getFact().getType()).isEqualTo("stock.back_in_stock"))
        .allSatisfy(told -> assertThat(told.getFact().getSku()).isEqualTo("TEA"))
        .hasSize(2);
  }

  @Test
  void nobodyIsToldTwice() {
    accepted(waits(1));
    shopper.sells("TEA", 450, 1);
    shopper.orders(shopper.cartWith("TEA"), "tok_approve");
    shopper.receive("TEA", "main", 5, null);

    assertThat(shop.written(TellFact.class)).hasSize(1);
    assertThat(shop.root("stock", WATCH, StockWatch.class).getWatchers()).isZero();
    assertThat(shop.parts("stock", WATCH)).isEmpty();
  }

  @Test
  void whoAsksForWhatHasComeInMeanwhileIsToldAtOnce() {
    shopper.sells("TEA", 450, 3);

    accepted(waits(1));

    assertThat(shop.written(TellFact.class)).hasSize(1);
    assertThat(shop.root("stock", WATCH, StockWatch.class).getWatchers()).isZero();
  }

  @Test
  void whatIsPromisedToOthersIsNotThere() {
    shopper.sells("TEA", 450, 1);
    shopper.orders(shopper.cartWith("TEA"), "tok_approve");

    accepted(waits(1));

    assertThat(shop.written(TellFact.class)).isEmpty();
    assertThat(shop.root("stock", WATCH, StockWatch.class).getWatchers()).isEqualTo(1);
  }

  @Test
  void whoHasWaitedForNinetyDaysWaitsNoLongerAndIsToldNothing() {
    accepted(waits(1));
    shop.pass(Duration.ofDays(10)).settle();
    accepted(waits(2));

    shop.pass(Duration.ofDays(79)).settle();
    assertThat(shop.parts("stock", WATCH)).hasSize(2);

    shop.pass(Duration.ofDays(2)).settle();
    assertThat(shop.parts("stock", WATCH)).containsOnlyKeys(Ids.ulid(9, 2));
    assertThat(shop.root("stock", WATCH, StockWatch.class).getWatchers()).isEqualTo(1);

    shopper.sells("TEA", 450, 3);
    assertThat(shop.written(TellFact.class))
        .singleElement()
        .satisfies(
            told ->
                assertThat(told.getMeta().getAggregateId())
                    .isEqualTo(Ids.watchNotification(Ids.ulid(9, 2))));
    assertThat(shop.armed("stock")).isZero();
  }

  @Test
  void theSameWishTwiceIsOneAndTooManyAreRefused() {
    accepted(waits(1));
    accepted(waits(1));
    assertThat(shop.root("stock", WATCH, StockWatch.class).getWatchers()).isEqualTo(1);

    for (int number = 2; number <= 1_000; number++) {
      accepted(waits(number));
    }

    assertThat(waits(1_001).getCode()).isEqualTo("limit_exceeded");
  }
}
