package io.ikart.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An instance dies in the middle of the day. */
@ExtendWith(RunningShop.class)
class KillIT {

  private static final int CLIENTS = 16;
  private static final Duration CALL = Duration.ofMinutes(2);

  @Test
  void everyAcknowledgedOrderEndsAndEveryInvariantHolds(Launcher launcher) throws Exception {
    int orders = Scale.of(120, 2_000);
    var shop = new Shopping(Edge.ofStaff(launcher));
    shop.sells("KETTLE", 2_500, 10L * orders).sells("SPOON", 300, 10L * orders);
    var acknowledged = new ConcurrentLinkedQueue<String>();
    var halfway = new CountDownLatch(orders / 2);

    var pool = Executors.newFixedThreadPool(CLIENTS);
    try {
      List<Future<?>> shoppers = new ArrayList<>();
      for (int i = 0; i < orders; i++) {
        shoppers.add(pool.submit(() -> buy(shop, acknowledged, halfway)));
      }
      halfway.await();
      launcher.run(CALL, "kill", "topologies-2").succeeded();
      for (var shopper : shoppers) {
        shopper.get();
      }
    } finally {
      pool.shutdownNow();
    }
    launcher.run(CALL, "start", "topologies-2").succeeded();

    assertThat(acknowledged).hasSize(orders);
    assertThat(acknowledged).allSatisfy(id -> assertThat(shop.settled(id)).isEqualTo("CONFIRMED"));
    launcher.run(CALL, "verify").succeeded();
  }

  /** Tries until the shop has acknowledged the order, as a patient client with a key does. */
  private static void buy(
      Shopping shop, ConcurrentLinkedQueue<String> acknowledged, CountDownLatch halfway) {
    var cart = Shopping.retried(shop::cart);
    Shopping.retried(() -> shop.add(cart, "KETTLE", 1).is(200));
    Shopping.retried(() -> shop.add(cart, "SPOON", 2).is(200));
    var orderId = shop.ordered(cart, "tok_approve");
    acknowledged.add(orderId);
    halfway.countDown();
  }
}
