package io.ikart.tools.demo;

import io.ikart.schemas.topic.CheckoutTopics;
import io.ikart.tools.Console;
import io.ikart.tools.DurationConverter;
import io.ikart.tools.ToolCommand;
import io.ikart.tools.log.EventLog;
import io.ikart.tools.shop.EdgeClient;
import io.ikart.tools.shop.ProductLine;
import io.ikart.tools.shop.Seeding;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Fills the shop with generated goods and lets simulated shoppers buy them. */
@Command(
    name = "demo",
    aliases = "demo-load",
    description = {
      "Fill a running shop with generated goods and let simulated shoppers buy, with a live table.",
      "Exit code 1 when something happened that must not: a 5xx or a lost answer."
    })
public final class DemoCommand implements ToolCommand {

  private static final int PRODUCTS = 1_000;
  private static final int CROWD = 24;
  private static final Duration SETTLING = Duration.ofSeconds(5);

  @Mixin private Console console;

  @Option(
      names = "--for",
      paramLabel = "TIME",
      defaultValue = "60s",
      converter = DurationConverter.class,
      description = "how long the shop is open (${DEFAULT-VALUE})")
  private Duration length;

  @Option(
      names = "--shoppers",
      paramLabel = "N",
      defaultValue = "24",
      description = "shoppers in the shop at a time (${DEFAULT-VALUE})")
  private int shoppers;

  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "1",
      description = "seed of goods and shoppers (${DEFAULT-VALUE})")
  private long seed;

  @Option(
      names = "--critics",
      paramLabel = "N",
      defaultValue = "5",
      description = "new customers with accounts, who review the goods first (${DEFAULT-VALUE})")
  private int critics;

  @Override
  public Integer call() throws Exception {
    var settings = console.settings();
    var goods = DemoGoods.of(seed, PRODUCTS);
    try (var patient = EdgeClient.ofStaff(settings, Duration.ofSeconds(60))) {
      seed(patient, goods);
    }
    var tally = new Tally();
    var news = new OrderNews(tally);
    var log = EventLog.of(settings);
    var closing = new CountDownLatch(1);
    var threads = Executors.newFixedThreadPool(Math.max(shoppers, CROWD));
    try (var edge = EdgeClient.ofStaff(settings, Duration.ZERO);
        var follower = log.followFromNow(List.of(CheckoutTopics.ORDER_EVENTS), news::accept)) {
      if (critics > 0) {
        new Critics(settings, console, threads).review(goods, new SplittableRandom(seed), critics);
      }
      var inside = open(threads, edge, goods, news, tally, closing);
      var table = new LiveTable(console, tally, System.console() != null);
      watch(table, inside);
      closing.countDown();
      for (var shopper : inside) {
        shopper.get();
      }
      closing.await(SETTLING.toMillis(), TimeUnit.MILLISECONDS);
      follower.catchUp(SETTLING);
      table.summary(length.toSeconds());
    } finally {
      threads.shutdownNow();
    }
    return tally.faults().isEmpty() ? OK : FAILED;
  }

  private void seed(EdgeClient edge, DemoGoods goods)
      throws InterruptedException, TimeoutException, IOException {
    console.progress("filling the shop with %,d products", PRODUCTS);
    var seeding = new Seeding(edge, (what, done, all) -> {});
    seeding.products(goods.products());
    // Thirteen digits could be taken for a card number; in another base they are no digits.
    var delivery = "demo-" + Long.toString(System.currentTimeMillis(), Character.MAX_RADIX);
    seeding.stock(goods.delivery(seed, delivery));
    seeding.untilQuoted(
        goods.products().stream()
            .map(ProductLine::offers)
            .flatMap(List::stream)
            .map(offer -> offer.offerId())
            .toList());
  }

  private List<Future<?>> open(
      ExecutorService threads,
      EdgeClient edge,
      DemoGoods goods,
      OrderNews news,
      Tally tally,
      CountDownLatch closing) {
    var random = new SplittableRandom(seed);
    var inside = new ArrayList<Future<?>>();
    for (int i = 0; i < shoppers; i++) {
      var shopper = new Shopper(edge, goods, news, tally, random.split(), closing);
      inside.add(
          threads.submit(
              () -> {
                shopper.shop();
                return null;
              }));
    }
    return inside;
  }

  /** Redraws the table every second; ends early when a shopper's thread fails. */
  private void watch(LiveTable table, List<Future<?>> inside)
      throws InterruptedException, ExecutionException {
    for (long second = 1; second <= length.toSeconds(); second++) {
      try {
        inside.get(0).get(1, TimeUnit.SECONDS);
      } catch (TimeoutException stillShopping) {
        table.draw(second, length.toSeconds());
      }
    }
  }
}
