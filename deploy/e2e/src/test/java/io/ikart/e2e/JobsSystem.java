package io.ikart.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.regex.Pattern;
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

  private static final Pattern TOTAL = Pattern.compile("(?m)^total +([0-9]+) MB$");
  private static final String LADDER_SOLD =
      """
      SELECT productId, gross FROM sales_figures /*+ OPTIONS('scan.bounded.mode'='latest-offset') */
      WHERE grain = 'DAY' AND breakdown = 'PRODUCT' AND productId = 'prod_LADDER';
      """;

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
    return analytics("sales?grain=day&by=product&value=prod_" + sku + "&");
  }

  /** Of yesterday, today and tomorrow: midnight may pass. */
  private static JsonNode analytics(String question) {
    var today = Instant.now().truncatedTo(ChronoUnit.DAYS);
    var days =
        "from=%s&to=%s".formatted(today.minus(1, ChronoUnit.DAYS), today.plus(2, ChronoUnit.DAYS));
    return search.edge().get("/v1/analytics/" + question + days).is(200).body();
  }

  @Test
  void aShoppersWayIsInTheFunnel() {
    shop.sells("SIEVE", 700, 5);
    var cart = shop.cartWith("SIEVE");
    var seen =
        """
        {"consent": true, "visitorId": "visitor-way", "events": [
          {"eventId": "event-way-1", "kind": "PRODUCT_VIEW", "productId": "prod_SIEVE"},
          {"eventId": "event-way-2", "kind": "ADD_TO_CART", "productId": "prod_SIEVE",
           "cartId": "%s"}]}
        """
            .formatted(cart);

    search.edge().post("/v1/store/events", seen).is(202);
    assertThat(shop.settled(shop.ordered(cart, "tok_approve"))).isEqualTo("CONFIRMED");

    await()
        .atMost(COUNTED_WITHIN)
        .ignoreExceptionsMatching(AssertionError.class::isInstance)
        .untilAsserted(
            () -> {
              var funnel = analytics("funnel?");
              for (var stage : List.of("views", "carts", "checkouts", "paid")) {
                assertThat(funnel.findValuesAsText(stage)).as(stage).containsOnlyOnce("1");
              }
            });
  }

  @Test
  void lakeAndTablesSayWhatWasSold() throws IOException {
    sold("LADDER", 2_000, 0);

    search.call("lake").succeeded();
    var inTheLake =
        search.call(
            "sql",
            "select orders, units, gross from sales where grain = 'DAY' and breakdown = 'PRODUCT'"
                + " and product_id = 'prod_LADDER'");
    assertThat(inTheLake.succeeded().output()).contains("1\t1\t2000");

    var script = Files.writeString(launcher.home().resolve("ladder.sql"), LADDER_SOLD);
    var inTheTable = search.call("sql-client", "-f", script.toString());
    assertThat(inTheTable.succeeded().output()).containsPattern("prod_LADDER\\s*\\|\\s*2000");
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

  @Test
  void zEverythingTogetherFitsInFiveGigabytes() {
    var status = search.call("status").succeeded().output();
    var total = TOTAL.matcher(status);

    assertThat(total.find()).as(status).isTrue();
    assertThat(Integer.parseInt(total.group(1))).as(status).isLessThan(5 * 1024);
  }
}
