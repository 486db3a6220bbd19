package io.ikart.bench;

import io.ikart.schemas.Ids;
import io.ikart.schemas.behaviour.ShopperAction;
import io.ikart.schemas.topic.AnalyticsTopics;
import java.time.Instant;
import java.util.SplittableRandom;

/**
 * What shoppers do on pages, written straight to its topic: sessions of eight actions, two of them
 * searches, one of them a click on what was found.
 */
final class ShopperActions {

  private static final int OF_A_VISITOR = 8;
  private static final int TERMS = 5_000;
  private static final int PRODUCTS = 1_000;
  private static final int PLACES = 20;

  private final SplittableRandom random = new SplittableRandom();
  private final String run = Ids.ulid(System.currentTimeMillis(), random.nextLong());

  /** Writes so many and waits until they are durable. */
  void write(CommandLog log, int actions) {
    for (int number = 0; number < actions; number++) {
      log.result(AnalyticsTopics.SHOPPER_ACTIONS, action(number));
    }
    log.flush();
  }

  private ShopperAction action(int number) {
    var now = Instant.ofEpochMilli(System.currentTimeMillis());
    var action =
        ShopperAction.newBuilder()
            .setActionId(run + "-" + number)
            .setVisitorId("visitor-" + run + "-" + number / OF_A_VISITOR)
            .setKind("PRODUCT_VIEW")
            .setOccurredAt(now)
            .setReceivedAt(now)
            .setConsent(true)
            .setProductId("prod_bench-%06d".formatted(random.nextInt(PRODUCTS)));
    return switch (number % OF_A_VISITOR) {
      case 0 -> action.setKind("PAGE_VIEW").setPage("/").build();
      case 1, 3 -> action.setKind("SEARCH").setQuery(term()).setResults(random.nextInt(3)).build();
      case 2 ->
          action
              .setKind("SEARCH_CLICK")
              .setQuery(term())
              .setPosition(1 + random.nextInt(PLACES))
              .build();
      default -> action.build();
    };
  }

  private String term() {
    return "article " + random.nextInt(TERMS);
  }
}
