package io.ikart.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Everybody wants the same thing, and there is not enough of it. */
@ExtendWith(RunningShop.class)
class HotSkuIT {

  private static final int AT_A_TIME = 64;

  @Test
  void exactlyAsManyAreSoldAsThereWere(Launcher launcher) throws Exception {
    int units = Scale.of(20, 200);
    int shoppers = Scale.of(100, 1_000);
    var shop = new Shopping(Edge.ofStaff(launcher));
    shop.sells("HOT", 5_000, units);

    var results = new ArrayList<String>();
    var pool = Executors.newFixedThreadPool(AT_A_TIME);
    try {
      Callable<String> buys = () -> shop.settled(shop.ordered(shop.cartWith("HOT"), "tok_approve"));
      for (var done :
          pool.invokeAll(IntStream.range(0, shoppers).mapToObj(shopper -> buys).toList())) {
        results.add(done.get());
      }
    } finally {
      pool.shutdownNow();
    }

    assertThat(results).filteredOn("CONFIRMED"::equals).hasSize(units);
    assertThat(results).filteredOn("REJECTED"::equals).hasSize(shoppers - units);
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () -> {
              var stock = shop.stock("HOT").body();
              assertThat(stock.path("allocated").asLong()).isEqualTo(units);
              assertThat(stock.path("held").asLong()).isZero();
              assertThat(stock.path("available").asLong()).isZero();
            });
  }
}
