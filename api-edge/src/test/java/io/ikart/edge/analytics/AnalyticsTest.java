package io.ikart.edge.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import io.ikart.edge.TestEdge;
import io.ikart.schemas.behaviour.FunnelFigure;
import io.ikart.schemas.sales.RankedProduct;
import io.ikart.schemas.sales.SalesFigure;
import io.ikart.schemas.sales.TopProducts;
import io.ikart.schemas.topic.AnalyticsTopics;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What analysts are told is the newest revision of what the jobs wrote. */
class AnalyticsTest {

  private static final Instant MONDAY = Instant.parse("2026-11-23T00:00:00Z");
  private static final String WEEK = "&from=2026-11-23T00:00:00Z&to=2026-11-30T00:00:00Z";

  private TestEdge edge;

  @BeforeEach
  void open() {
    edge = new TestEdge();
  }

  @AfterEach
  void close() {
    edge.close();
  }

  @Test
  void aSeriesHasTheNewestRevisionOfEachFigureOldestFirst() {
    show(figure("DAY", MONDAY.plus(1, ChronoUnit.DAYS), "ALL", "", 500, 1));
    show(figure("DAY", MONDAY, "ALL", "", 900, 2));
    show(figure("DAY", MONDAY, "ALL", "", 450, 1));
    show(figure("DAY", MONDAY, "COUNTRY", "GB", 900, 2));

    var series = series("/v1/analytics/sales?grain=day" + WEEK, 2);

    assertThat(series.get(0).path("gross").asLong()).isEqualTo(900);
    assertThat(series.get(0).path("from").asText()).isEqualTo("2026-11-23T00:00:00Z");
    assertThat(series.get(1).path("gross").asLong()).isEqualTo(500);
  }

  @Test
  void aBreakdownMayBeAskedForOneValue() {
    show(figure("HOUR", MONDAY, "COUNTRY", "GB", 900, 1));
    show(figure("HOUR", MONDAY, "COUNTRY", "FR", 100, 1));

    var series = series("/v1/analytics/sales?grain=hour&by=country&value=FR" + WEEK, 1);

    assertThat(series.get(0).path("gross").asLong()).isEqualTo(100);
    assertThat(series.get(0).path("value").asText()).isEqualTo("FR");
  }

  @Test
  void aSeriesIsExportedAsCsv() {
    show(figure("DAY", MONDAY, "CATEGORY", "home,kitchen", 900, 1));
    series("/v1/analytics/sales?by=category" + WEEK, 1);

    var answer = edge.get("/v1/analytics/sales?by=category" + WEEK, "Accept", "text/csv");

    assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/csv");
    assertThat(answer.body().lines())
        .containsExactly(
            FigureJson.CSV_HEAD.strip(),
            "2026-11-23T00:00:00Z,2026-11-23T01:00:00Z,CATEGORY,\"home,kitchen\",GBP,"
                + "1,2,900,0,0,900,900,1");
  }

  @Test
  void aBadQuestionIsExplained() {
    assertThat(edge.get("/v1/analytics/sales?grain=week" + WEEK).statusCode()).isEqualTo(400);
    assertThat(edge.get("/v1/analytics/sales").body()).contains("from");
    assertThat(edge.get("/v1/analytics/sales?value=GB" + WEEK).statusCode()).isEqualTo(400);
    assertThat(
            edge.get(
                    "/v1/analytics/sales?grain=minute&from=2020-01-01T00:00:00Z&to=2026-01-01T00:00:00Z")
                .statusCode())
        .isEqualTo(400);
  }

  @Test
  void listsAndFunnelsAreServed() {
    var tea = new RankedProduct("prod_TEA", "Tea", 5L, 2_250L, 1L);
    edge.results.show(
        AnalyticsTopics.TOP_PRODUCTS,
        new TopProducts(
            "TOP/60/GBP", "TOP", 60, MONDAY, MONDAY.plusSeconds(3_600), "GBP", List.of(tea), 1L));
    edge.results.show(
        AnalyticsTopics.FUNNEL_FIGURES,
        new FunnelFigure("h", MONDAY, MONDAY.plusSeconds(3_600), 9L, 5L, 3L, 2L, 4L, 2L, 1L, 19L));

    Awaitility.await()
        .untilAsserted(() -> assertThat(edge.get("/v1/analytics/top").body()).contains("prod_TEA"));
    Awaitility.await()
        .untilAsserted(
            () ->
                assertThat(edge.get("/v1/analytics/funnel?" + WEEK.substring(1)).body())
                    .contains("\"lostBeforeCart\":4"));
  }

  @Test
  void theLiveStreamBeginsWithWhatIsKnownAndGoesOnWithWhatChanges() throws Exception {
    show(figure("MINUTE", MONDAY, "ALL", "", 450, 1));
    series("/v1/analytics/sales?grain=minute" + WEEK, 1);

    var connection = edge.uri("/v1/analytics/live").toURL().openConnection();
    connection.setRequestProperty("Authorization", edge.staff());
    try (var stream = connection.getInputStream();
        var lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      assertThat(nextData(lines)).contains("\"gross\":450");

      show(figure("MINUTE", MONDAY, "ALL", "", 900, 2));

      assertThat(nextData(lines)).contains("\"gross\":900");
    }
  }

  private static String nextData(BufferedReader lines) throws Exception {
    var line = lines.readLine();
    while (!line.startsWith("data:")) {
      line = lines.readLine();
    }
    return line;
  }

  private com.fasterxml.jackson.databind.JsonNode series(String path, int size) {
    return Awaitility.await()
        .until(() -> TestEdge.json(edge.get(path)).path("figures"), found -> found.size() == size);
  }

  private void show(SalesFigure figure) {
    edge.results.show(AnalyticsTopics.SALES_FIGURES, figure);
  }

  private static SalesFigure figure(
      String grain, Instant from, String breakdown, String value, long gross, long revision) {
    return new SalesFigure(
        grain + from + breakdown + value,
        grain,
        from,
        from.plusSeconds(3_600),
        breakdown,
        "",
        breakdown.equals("CATEGORY") ? value : "",
        breakdown.equals("COUNTRY") ? value : "",
        "GBP",
        1L,
        2L,
        gross,
        0L,
        0L,
        gross,
        gross,
        revision);
  }
}
