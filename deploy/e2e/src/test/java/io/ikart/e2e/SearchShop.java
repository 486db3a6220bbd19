package io.ikart.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What shoppers do with a search, and what an operator looks at. */
final class SearchShop {

  private static final Duration CALL = Duration.ofMinutes(6);
  private static final Duration FOUND_WITHIN = Duration.ofMinutes(2);
  private static final Pattern TOTAL = Pattern.compile("(?m)^total +([0-9]+) MB$");

  private final Launcher launcher;
  private final Edge edge;

  SearchShop(Launcher launcher) {
    this.launcher = launcher;
    this.edge = new Edge(launcher.edge());
  }

  /** A shop with all processes, empty at first. */
  static Launcher started(String name) {
    var launcher =
        new Launcher(name, 1)
            .with("IKART_WITHOUT", "")
            .with("IKART_CHECKPOINT_S", "2")
            .with("IKART_START_TIMEOUT_S", "300")
            .with("IKART_STOP_TIMEOUT_S", "120");
    launcher.run(CALL, "reset", "--yes");
    var up = launcher.run(CALL, "up");
    if (up.exitCode() != 0) {
      launcher.run(CALL, "down");
    }
    up.succeeded();
    return launcher;
  }

  Edge edge() {
    return edge;
  }

  JsonNode find(String parameters) {
    return edge.get("/v1/store/search?" + parameters).is(200).body();
  }

  static String words(String text) {
    return "q=" + URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  List<String> ids(String parameters) {
    var ids = new ArrayList<String>();
    find(parameters).path("products").forEach(each -> ids.add(each.path("productId").asText()));
    return ids;
  }

  /** Waits until a search of these parameters finds the product. */
  void finds(String parameters, String productId) {
    await()
        .atMost(FOUND_WITHIN)
        .ignoreExceptionsMatching(AssertionError.class::isInstance)
        .untilAsserted(() -> assertThat(ids(parameters)).contains(productId));
  }

  /** Waits until so many products are found. */
  void has(long products) {
    await()
        .atMost(FOUND_WITHIN)
        .ignoreExceptionsMatching(AssertionError.class::isInstance)
        .until(() -> find("limit=1").path("total").asLong() >= products);
  }

  /** Every page of a search, one after the other. */
  List<JsonNode> all(String parameters) {
    var products = new ArrayList<JsonNode>();
    var page = find(parameters + "&limit=100");
    while (true) {
      page.path("products").forEach(products::add);
      if (!page.has("next")) {
        return products;
      }
      page = find(parameters + "&limit=100&cursor=" + page.path("next").asText());
    }
  }

  /** Every document is what a fold of the log gives. */
  void everyDocumentIsWhatTheLogSays() {
    var result = launcher.run(CALL, "search", "verify", "--settle", "60").succeeded();
    assertThat(result.output()).contains("Every document is what the log says.");
  }

  /** Memory that all processes take together, all of them healthy. */
  int residentMb() {
    var status = call("status").succeeded().output();
    var total = TOTAL.matcher(status);
    assertThat(total.find()).as(status).isTrue();
    return Integer.parseInt(total.group(1));
  }

  Launcher.Result call(String... arguments) {
    return launcher.run(CALL, arguments);
  }
}
