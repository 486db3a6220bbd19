package io.ikart.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ikart.e2e.GatewayBooks.Balance;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A bad day at the gateway and at its connector: one answer in ten comes too late after the money
 * was moved, one authorization in ten is declined, one message in ten comes twice, and each of the
 * two Connect workers is killed once. Some orders are sent, which captures their money, and some of
 * those come back, which refunds it.
 */
@ExtendWith(RunningShop.class)
class WorkersIT {

  private static final Logger LOG = LoggerFactory.getLogger(WorkersIT.class);
  private static final int CLIENTS = 24;
  private static final int ENDS_WITHIN_MINUTES = 12;
  private static final long PENCE = 1_999;
  private static final Duration MOVES_WITHIN = Duration.ofSeconds(15);
  private static final Duration SETTLES_WITHIN = Duration.ofMinutes(4);
  private static final Duration VERIFIES_WITHIN = Duration.ofMinutes(5);
  private static final Map<String, Integer> BAD_DAY =
      Map.of("seed", 7, "late_percent", 10, "decline_percent", 10, "duplicate_webhook_percent", 10);

  private final Map<String, String> endings = new ConcurrentHashMap<>();
  private final AtomicInteger declines = new AtomicInteger();

  @Test
  @Timeout(value = ENDS_WITHIN_MINUTES, unit = TimeUnit.MINUTES)
  void everyConfirmedOrderIsChargedOnceAndNobodyElse(Launcher launcher) throws Exception {
    int orders = Scale.of(80, 2_000);
    long began = System.nanoTime();
    var shop = new Shopping(Edge.ofStaff(launcher));
    var gateway = new GatewayBooks(launcher.url("IKART_GATEWAY_PORT"));
    var workers = new Workers(launcher, "payment-gateway");
    shop.sells("PAN", PENCE, 10L * orders);
    workers.awaitBusy();

    List<Duration> moves;
    try (var badDay = gateway.behaves(BAD_DAY)) {
      moves = playThrough(orders, shop, workers);
    }
    var played = Duration.ofNanos(System.nanoTime() - began);

    assertThat(endings).hasSize(orders);
    assertThat(moves).allSatisfy(move -> assertThat(move).isLessThan(MOVES_WITHIN));
    booksAgree(launcher, gateway);
    launcher.run(VERIFIES_WITHIN, "verify").succeeded();
    LOG.info(
        "{} orders in {}, compared after {}: {} confirmed, {} sent, {} refunded, {} cancelled,"
            + " {} rejected, {} declines; tasks moved in {}; gateway {}",
        orders,
        played,
        Duration.ofNanos(System.nanoTime() - began),
        ended("CONFIRMED"),
        ended("SENT"),
        ended("REFUNDED"),
        ended("CANCELLED"),
        ended("REJECTED"),
        declines,
        moves,
        gateway.counts());
  }

  private long ended(String status) {
    return endings.values().stream().filter(status::equals).count();
  }

  private List<Duration> playThrough(int orders, Shopping shop, Workers workers) throws Exception {
    var bought = new AtomicInteger();
    var moves = new ArrayList<Duration>();
    var pool = Executors.newFixedThreadPool(CLIENTS);
    try {
      List<Future<?>> shoppers = new ArrayList<>();
      for (int i = 0; i < orders; i++) {
        var shopper = Shopper.of(i);
        shoppers.add(
            pool.submit(
                () -> {
                  var orderId = buy(shop);
                  bought.incrementAndGet();
                  endings.put(orderId, ending(shop, orderId, shopper));
                }));
      }
      awaitBought(orders / 3, bought, shoppers);
      moves.add(killBusy(workers));
      awaitBought(2 * orders / 3, bought, shoppers);
      moves.add(killBusy(workers));
      for (var each : shoppers) {
        each.get();
      }
    } finally {
      pool.shutdownNow();
    }
    return moves;
  }

  /** Waits until so many have bought; fails at once when one of them could not. */
  private static void awaitBought(int orders, AtomicInteger bought, List<Future<?>> shoppers) {
    await()
        .atMost(Duration.ofMinutes(ENDS_WITHIN_MINUTES))
        .until(
            () -> {
              for (var each : shoppers) {
                if (each.isDone()) {
                  each.get();
                }
              }
              return bought.get() >= orders;
            });
  }

  /** Kills a worker that has payments under way, and starts it again once its work has moved. */
  private static Duration killBusy(Workers workers) {
    int victim = workers.awaitBusy();
    var moved = workers.kill(victim);
    workers.start(victim);
    return moved;
  }

  private static String buy(Shopping shop) {
    var cart = Shopping.retried(shop::cart);
    shop.added(cart, "PAN", 1);
    return shop.ordered(cart, "pm_card_visa");
  }

  /** What shoppers do when the first card is declined, or when they have their order. */
  private enum Shopper {
    /** Tries another card. */
    PATIENT,
    /** Tries cards without money until the shop has enough of it. */
    POOR,
    /** Pays, and thinks better of it. */
    FICKLE,
    /** Waits for the parcel and keeps what is in it. */
    HAPPY,
    /** Sends everything back. */
    UNHAPPY;

    static Shopper of(int number) {
      return switch (number % 10) {
        case 0 -> FICKLE;
        case 1, 5 -> HAPPY;
        case 3 -> UNHAPPY;
        case 7, 9 -> PATIENT;
        default -> POOR;
      };
    }
  }

  private String ending(Shopping shop, String orderId, Shopper shopper) {
    int seen = 0;
    var news = awaitNews(shop, orderId, seen);
    while (news.equals("DECLINED")) {
      seen++;
      declines.incrementAndGet();
      var card = shopper == Shopper.POOR ? "pm_card_chargeDeclined" : "pm_card_mastercard";
      retry(shop, orderId, card, seen);
      news = awaitNews(shop, orderId, seen);
    }
    return news.equals("CONFIRMED") ? afterwards(shop, orderId, shopper) : news;
  }

  private static String afterwards(Shopping shop, String orderId, Shopper shopper) {
    return switch (shopper) {
      case PATIENT, POOR -> "CONFIRMED";
      case FICKLE -> {
        cancel(shop, orderId);
        yield "CANCELLED";
      }
      case HAPPY -> {
        new Counter(shop, orderId).sends();
        yield "SENT";
      }
      case UNHAPPY -> {
        var counter = new Counter(shop, orderId);
        counter.sends();
        counter.takesBack();
        yield "REFUNDED";
      }
    };
  }

  private static String awaitNews(Shopping shop, String orderId, int declinesSeen) {
    return await()
        .atMost(SETTLES_WITHIN)
        .pollInterval(Duration.ofMillis(200))
        .ignoreExceptions()
        .until(() -> news(shop, orderId, declinesSeen), text -> !text.isEmpty());
  }

  /** The order's end, a decline not seen before, or nothing yet. */
  private static String news(Shopping shop, String orderId, int declinesSeen) {
    var order = shop.order(orderId);
    var status = order.text("status");
    if (List.of("CONFIRMED", "CANCELLED", "REJECTED", "EXPIRED").contains(status)) {
      return status;
    }
    var milestones = order.body().path("milestones").toString();
    int declined = milestones.split("PaymentDeclined", -1).length - 1;
    return declined > declinesSeen ? "DECLINED" : "";
  }

  private static void retry(Shopping shop, String orderId, String card, int number) {
    Shopping.retried(
        () ->
            shop.edge()
                .post(
                    "/v1/store/orders/" + orderId + "/payment",
                    "{\"paymentToken\": \"%s\"}".formatted(card),
                    "Idempotency-Key",
                    "retry-" + number + "-" + orderId)
                .is(200));
  }

  private static void cancel(Shopping shop, String orderId) {
    Shopping.retried(
        () ->
            shop.edge()
                .post(
                    "/v1/store/orders/" + orderId + "/cancel",
                    "{}",
                    "Idempotency-Key",
                    "cancel-" + orderId)
                .is(200));
  }

  private static Balance expected(String ending) {
    return switch (ending) {
      case "CONFIRMED" -> new Balance(1, PENCE, 0, 0);
      case "SENT" -> new Balance(1, 0, PENCE, 0);
      case "REFUNDED" -> new Balance(1, 0, PENCE, PENCE);
      default -> Balance.NOTHING;
    };
  }

  /** Order by order, then the shop's ledger and the gateway's books to the penny. */
  private void booksAgree(Launcher launcher, GatewayBooks gateway) {
    await()
        .atMost(SETTLES_WITHIN)
        .pollInterval(Duration.ofSeconds(1))
        .untilAsserted(
            () -> {
              var books = gateway.balances();
              var ledger = PaymentLedger.balances(launcher.bootstrap(), launcher.registry());
              endings.forEach(
                  (orderId, ending) -> {
                    var payment = "pay_" + orderId.substring("order_".length());
                    var charged = books.getOrDefault(payment, Balance.NOTHING);
                    assertThat(charged)
                        .as("in the gateway's books of %s, %s", orderId, ending)
                        .isEqualTo(expected(ending));
                    assertThat(ledger.getOrDefault(payment, Balance.NOTHING))
                        .as("ledger of %s", orderId)
                        .isEqualTo(charged);
                  });
            });
    assertThat(gateway.counts().path("maxChargesPerKey").asInt()).isEqualTo(1);
    assertThat(gateway.counts().path("maxAuthorizedPerPayment").asInt()).isEqualTo(1);
  }
}
