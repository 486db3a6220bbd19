package io.ikart.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
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
  private static final String TEAPOTS = "q=teapot&limit=10";
  private static final List<String> JOBS = List.of("search", "sales", "behaviour");

  private static final Duration REPLAYED_WITHIN = Duration.ofMinutes(3);
  private static final Duration PRINTED_WITHIN = Duration.ofMinutes(1);
  private static final int MOST_MB = 5 * 1024;
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

  @Test
  void whatIsDoneToAJobByHandIsInTheAuditLog() {
    var log = new AuditLog(launcher, search.edge());
    search.call("jobs", "stop", "behaviour").succeeded();
    search.call("jobs", "forget", "behaviour").succeeded();
    search.call("jobs", "start", "behaviour").succeeded();
    for (var done : List.of("job.stopped", "job.forgotten", "job.started")) {
      assertThat(log.entry(done, "behaviour").path("actor").asText()).startsWith("operator:");
    }
    var again = search.call("jobs", "start", "behaviour");
    assertThat(again.exitCode()).isNotZero();
    assertThat(again.output()).contains("job behaviour already runs");
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

  private static JsonNode analytics(String question) {
    return search.edge().get("/v1/analytics/" + question + days()).is(200).body();
  }

  /** Yesterday, today and tomorrow: midnight may pass. */
  private static String days() {
    var today = Instant.now().truncatedTo(ChronoUnit.DAYS);
    return "from=%s&to=%s"
        .formatted(today.minus(1, ChronoUnit.DAYS), today.plus(2, ChronoUnit.DAYS));
  }

  /**
   * Figures are of the time of the invoices; what was given back counts on the day of its credit
   * note. The cluster is lost while the month is traded.
   */
  @Test
  void aMonthThatIsTradedAgainIsInTheFiguresToThePenny() {
    var file = launcher.repository().resolve("deploy/e2e/src/test/resources/a-small-december.csv");
    var trade = new RetailTrade(launcher, file).imported();
    search.call("kill", "taskmanager").succeeded();
    trade.replayed(REPLAYED_WITHIN);
    search.call("start", "taskmanager").succeeded();

    await()
        .atMost(COUNTED_WITHIN)
        .ignoreExceptionsMatching(AssertionError.class::isInstance)
        .untilAsserted(
            () ->
                assertThat(december())
                    .containsExactlyInAnyOrder(
                        // 25.50 + 25.50 + 3.95, and 11.80
                        "1 GB: 2 orders, 17 units, 6675; back 0 units, 0",
                        "1 FR: 1 orders, 6 units, 510; back 2 units, 170",
                        "2 IE: 1 orders, 1 units, 1275; back 1 units, 1275",
                        "9 GB: 0 orders, 0 units, 0; back 3 units, 765",
                        "10 GB: 0 orders, 0 units, 0; back 1 units, 255",
                        "20 GB: 0 orders, 0 units, 0; back 2 units, 2550"));
  }

  /** By day of the month and country. */
  private static List<String> december() {
    var question =
        "/v1/analytics/sales?grain=day&by=country&from=2010-12-01T00:00:00Z&to=2011-01-01T00:00:00Z";
    var days = new ArrayList<String>();
    for (var figure : search.edge().get(question).is(200).body().path("figures")) {
      days.add(
          "%s %s: %s orders, %s units, %s; back %s units, %s"
              .formatted(
                  Instant.parse(figure.path("from").asText())
                      .atZone(ZoneOffset.UTC)
                      .getDayOfMonth(),
                  figure.path("value").asText(),
                  figure.path("orders"),
                  figure.path("units"),
                  figure.path("gross"),
                  figure.path("refundedUnits"),
                  figure.path("refunds")));
    }
    return days;
  }

  @Test
  void aSaleIsToldLiveAndMayBeTakenAway() {
    try (var live = LiveFigures.of(launcher)) {
      int heard = live.heard();
      var before = Instant.now();

      sold("TRIVET", 400, 0);

      await()
          .atMost(COUNTED_WITHIN)
          .until(
              () ->
                  live.after(heard).stream()
                      .filter(figure -> figure.path("orders").asLong() > 0)
                      .map(figure -> Instant.parse(figure.path("to").asText()))
                      .anyMatch(before::isBefore));
    }
    var question = "/v1/analytics/sales?grain=day&by=product&value=prod_TRIVET&format=csv&";
    var csv = search.edge().get(question + days()).is(200);
    assertThat(csv.header("Content-Type")).startsWith("text/csv");
    assertThat(csv.response().body()).contains(",PRODUCT,\"prod_TRIVET\",GBP,1,1,400,0,0,400,400,");
  }

  /** As the README of analytics has the lines, with nothing of ours but the decoder of thirty. */
  @Test
  void kcatPrintsTheResults() throws IOException {
    sold("SKIMMER", 450, 0);
    var readme = Files.readString(launcher.repository().resolve("analytics/README.md"));
    var lines = readme.lines().map(String::strip).toList();
    var decode =
        lines.stream().filter(line -> line.startsWith("decode=")).findFirst().orElseThrow();
    var kcats = lines.stream().filter(line -> line.startsWith("kcat -b ")).toList();

    assertThat(kcats).hasSizeGreaterThanOrEqualTo(8);
    for (var kcat : kcats) {
      var printed = printed(decode + "\n" + kcat);
      if (kcat.contains(" sales.figures ")) {
        assertThat(printed).contains("\"productId\": \"prod_SKIMMER\"");
      }
    }
  }

  private static String printed(String lines) {
    var here =
        lines
            .replace("127.0.0.1:9092", launcher.bootstrap())
            .replace("http://127.0.0.1:8081/apis/ccompat/v7", launcher.registry());
    return new Terminal(launcher.repository()).run(PRINTED_WITHIN, here).succeeded().output();
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
    var turned = search.find(TEAPOTS);
    var second = TEAPOTS + "&cursor=" + turned.path("next").asText();
    var load = Load.on(shop, 8);

    var reindexing = CompletableFuture.supplyAsync(() -> search.call("reindex"));
    // Somebody turns pages meanwhile, and goes on doing so after the exchange.
    await()
        .atMost(CALL)
        .pollInterval(Duration.ofSeconds(1))
        .until(
            () ->
                reindexing.isDone() || (!search.find(second).isEmpty() && isInPlace("products-2")));
    assertThat(reindexing.isDone()).as(() -> reindexing.join().output()).isFalse();
    assertThat(everyPage(turned)).hasSize(turned.path("total").asInt()).doesNotHaveDuplicates();
    var reindexed = reindexing.join();
    load.stop();

    reindexed.succeeded();
    assertThat(reindexed.output()).contains("products-2 has").contains("products-1 is deleted");
    search.everyDocumentIsWhatTheLogSays();
    shop.sells("GRATER", 600, 5);
    search.finds("q=grater", "prod_GRATER");
  }

  private static boolean isInPlace(String index) {
    var engine = new Edge(launcher.url("IKART_SEARCH_PORT"));
    return engine.get("/" + index + "/_alias/products").status() == 200;
  }

  /** Of the search of teapots, from its first page on. */
  private static List<String> everyPage(JsonNode first) {
    var ids = new ArrayList<>(first.path("products").findValuesAsText("productId"));
    for (var page = first; page.has("next"); ) {
      page = search.find(TEAPOTS + "&cursor=" + page.path("next").asText());
      ids.addAll(page.path("products").findValuesAsText("productId"));
    }
    return ids;
  }

  @Test
  void zEverythingTogetherStillFitsInFiveGigabytes() {
    assertThat(search.residentMb()).isLessThan(MOST_MB);
  }
}
