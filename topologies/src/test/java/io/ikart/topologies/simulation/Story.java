package io.ikart.topologies.simulation;

import io.ikart.schemas.common.DeadLetter;
import io.ikart.topologies.shop.Shop;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** One seeded run of the whole shop: the same seed is the same story, record by record. */
final class Story implements AutoCloseable {

  /** Seconds mostly, and now and then as long as something waits. */
  private static final List<Duration> PAUSES =
      List.of(
          Duration.ofMillis(40),
          Duration.ofMillis(250),
          Duration.ofSeconds(1),
          Duration.ofSeconds(2),
          Duration.ofSeconds(5),
          Duration.ofSeconds(30),
          Duration.ofSeconds(31),
          Duration.ofMinutes(2),
          Duration.ofMinutes(15),
          Duration.ofMinutes(31));

  private static final List<String> APPLICATIONS =
      List.of("catalog", "stock", "checkout", "notification", "webhook", "review");

  /** Longer than anybody waits for anything: a cart, a wish, a delivery in the log. */
  private static final List<Duration> LONG = List.of(Duration.ofDays(31), Duration.ofDays(60));

  /** Looks at subscriptions after which nothing of their deliveries is left. */
  private static final int MOST_LOOKS = 100;

  private final Shop shop = Shop.telling();
  private final Random random;
  private final Courier courier;
  private final Crowd crowd;
  private int looked;

  /**
   * @param seed everything follows from it; odd ones deliver some records twice
   */
  Story(long seed) {
    random = new Random(seed);
    courier = new Courier(shop, random, seed % 2 != 0);
    crowd = new Crowd(shop, random);
  }

  /** Lives through so many steps, ends the story, and checks every law. */
  Map<String, Integer> run(int steps, Path stateDir) {
    crowd.subscribe();
    courier.deliverAll();
    crowd.open();
    courier.deliverAll();
    for (int step = 0; step < steps; step++) {
      step();
      nothingWasGivenUp();
      StockLaws.nothingIsOversold(shop);
    }
    FulfilmentLaws.hold(shop);
    comeToRest();
    StockLaws.hold(shop);
    FulfilmentLaws.hold(shop);
    MoneyLaws.hold(shop);
    OrderLaws.hold(shop);
    OrderLaws.cartsFollowTheirOrders(shop);
    MailLaws.hold(shop);
    WebhookLaws.hold(shop);
    ReviewLaws.hold(shop);
    LogLaws.hold(shop);
    LogLaws.nothingWaits(shop);
    ViewLaws.hold(shop, stateDir);
    return OrderLaws.outcomes(shop);
  }

  private void step() {
    int dice = random.nextInt(1_000);
    if (dice < 800) {
      courier.deliverOne();
    } else if (dice < 975) {
      crowd.act();
    } else if (dice < 998) {
      shop.pass(PAUSES.get(random.nextInt(PAUSES.size())));
      OrderLaws.nobodyWaitsPastADeadline(shop);
    } else {
      shop.restart(APPLICATIONS.get(random.nextInt(APPLICATIONS.size())));
    }
  }

  private void nothingWasGivenUp() {
    for (; looked < shop.written().size(); looked++) {
      if (shop.written().get(looked).value() instanceof DeadLetter letter) {
        throw new AssertionError("given up: " + letter.getReason());
      }
    }
  }

  /** Every record arrives, every gateway answers, every deadline comes. */
  private void comeToRest() {
    shop.gateway().answersVoids(true);
    shop.gateway().recover();
    courier.deliverAll();
    while (!shop.gateway().unanswered().isEmpty()) {
      crowd.gatewayAnswersLate();
    }
    crowd.comeToRest();
    courier.deliverAll();
    for (var pause : PAUSES) {
      shop.pass(pause);
      courier.deliverAll();
    }
    for (int day = 0; day < 3; day++) {
      shop.pass(Duration.ofHours(25));
      courier.deliverAll();
    }
    for (var time : LONG) {
      shop.pass(time);
      courier.deliverAll();
    }
    for (int look = 0; look < MOST_LOOKS && shop.armed("webhook") > 0; look++) {
      shop.pass(Duration.ofSeconds(1));
      courier.deliverAll();
    }
    nothingWasGivenUp();
  }

  @Override
  public void close() {
    shop.close();
  }
}
