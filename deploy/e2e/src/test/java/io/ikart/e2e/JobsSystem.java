package io.ikart.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.MethodName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** The jobs of a shop whose processes are killed, which is stopped and started, and reindexed. */
@TestMethodOrder(MethodName.class)
class JobsSystem {

  private static final Duration CALL = Duration.ofMinutes(6);
  private static final Duration COUNTED_WITHIN = Duration.ofSeconds(90);
  private static final List<String> JOBS = List.of("search", "sales", "behaviour");

  private static Launcher launcher;
  private static SearchShop search;
  private static Shopping shop;

  @BeforeAll
  static void open() {
    launcher = SearchShop.started("jobs");
    search = new SearchShop(launcher);
    shop = new Shopping(search.edge());
    search.call("demo", "--for", "1s", "--shoppers", "4").succeeded();
  }

  @AfterAll
  static void close() {
    launcher.run(CALL, "down").succeeded();
  }

  @Test
  void jobsGoOnAfterEachOfTheirProcessesWasKilledAndAfterDownAndUp() {
    sold("SAUCER", 300, 0);

    search.call("kill", "taskmanager").succeeded();
    shop.sells("COLANDER", 1_200, 5);
    search.call("start", "taskmanager").succeeded();
    sold("COLANDER", 1_200, 0);

    search.call("kill", "jobmanager").succeeded();
    shop.sells("STRAINER", 800, 5);
    var started = search.call("start", "jobmanager").succeeded().output();
    JOBS.forEach(job -> assertThat(started).contains("job " + job + " goes on from checkpoints/"));
    sold("STRAINER", 800, 0);
    sold("SAUCER", 300, 1);

    var stopped = search.call("down").succeeded().output();
    var again = search.call("up").succeeded().output();
    for (var job : JOBS) {
      assertThat(stopped).contains("job " + job + " stopped with a savepoint");
      assertThat(again).contains("job " + job + " goes on from savepoints/");
    }
    sold("WHISK", 900, 0);
    sold("SAUCER", 300, 2);
    search.everyDocumentIsWhatTheLogSays();
  }

  /** Sells one; it is found, and the day's figure of the product has counted it. */
  private static void sold(String sku, long pence, long soldBefore) {
    shop.sells(sku, pence, 5);
    assertThat(shop.settled(shop.ordered(shop.cartWith(sku), "tok_approve")))
        .isEqualTo("CONFIRMED");
    search.finds("q=" + sku, "prod_" + sku);
    await()
        .atMost(COUNTED_WITHIN)
        .ignoreExceptionsMatching(AssertionError.class::isInstance)
        .untilAsserted(
            () -> {
              var orders = figures(sku).findValuesAsText("orders");
              assertThat(orders.stream().mapToLong(Long::parseLong).sum())
                  .isEqualTo(soldBefore + 1);
            });
  }

  private static JsonNode figures(String sku) {
    var today = Instant.now().truncatedTo(ChronoUnit.DAYS);
    return search
        .edge()
        .get(
            "/v1/analytics/sales?grain=day&by=product&value=prod_%s&from=%s&to=%s"
                .formatted(sku, today.minus(1, ChronoUnit.DAYS), today.plus(1, ChronoUnit.DAYS)))
        .is(200)
        .body();
  }

  @Test
  void xANewIndexTakesThePlaceOfTheOldOneWhileTheShopSells() {
    var cursor = search.find("q=teapot&limit=1").path("next").asText();
    search.edge().get("/v1/store/search?q=teapot&limit=1&cursor=" + cursor).is(200);
    var load = Load.on(shop, 8);

    var reindexed = search.call("reindex");
    load.stop();

    reindexed.succeeded();
    assertThat(reindexed.output()).contains("products-2 has").contains("products-1 is deleted");
    search.everyDocumentIsWhatTheLogSays();
    shop.sells("GRATER", 600, 5);
    search.finds("q=grater", "prod_GRATER");
  }
}
