package io.ikart.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/** The page: a table for each run, and its plots as inline SVG. */
final class Report {

  private static final String HEAD =
      """
      <!doctype html><html lang="en"><meta charset="utf-8"><title>iKart bench</title>
      <style>body{font:15px system-ui;margin:2rem auto;max-width:70rem}
      table{border-collapse:collapse}td,th{padding:.2rem .7rem;text-align:right}
      td:first-child{text-align:left}section{margin:2.5rem 0}.void{color:#b00}
      svg{background:#fafafa;margin-right:1rem}text{font-size:11px}</style>
      <h1>iKart bench</h1>
      """;

  private final StringBuilder page = new StringBuilder(HEAD);

  private Report() {}

  /**
   * The page of some results.
   *
   * @param flameGraphs names of files beside the page
   */
  static String of(List<JsonNode> results, List<String> flameGraphs) {
    var report = new Report();
    for (var result : results) {
      if (result.isArray()) {
        report.micro(result);
      } else {
        report.section(result);
      }
    }
    report.flames(flameGraphs);
    return report.page.append("</html>\n").toString();
  }

  private void section(JsonNode result) {
    add(
        "<section><h2>%s</h2><p>%s · %s</p>",
        result.path("benchmark").asText(),
        result.path("at").asText(),
        result.path("machine").toString().replace('"', ' '));
    if (result.has("outcome")) {
      outcome(result.path("contender").path("name").asText(), result.path("outcome"));
    }
    steps(result.path("steps"));
    records(result.path("recordsPerOrder"));
    figures(result.path("figures"));
    if (result.has("ratio")) {
      add("<p>Ratio: %s</p>", result.path("ratio").toString().replace('"', ' '));
      result.path("blocks").forEach(block -> outcome(block.path("contender").asText(), block));
    }
    page.append("</section>\n");
  }

  /** What JMH writes: one entry for each benchmark and its parameters. */
  private void micro(JsonNode results) {
    page.append("<section><h2>micro</h2><table><tr><th>piece<th>score<th>error<th>unit");
    for (var result : results) {
      var score = result.path("primaryMetric");
      add(
          "<tr><td>%s %s<td>%.3f<td>%.3f<td>%s",
          escaped(result.path("benchmark").asText().replaceFirst("^.*micro\\.", "")),
          escaped(result.path("params").toString().replaceAll("[{}\"]", "")),
          score.path("score").asDouble(),
          score.path("scoreError").asDouble(),
          escaped(score.path("scoreUnit").asText()));
    }
    page.append("</table></section>\n");
  }

  private void flames(List<String> files) {
    for (var file : files) {
      add("<section><h2>%s</h2>", escaped(file));
      add("<iframe src='%s' width=100%% height=600></iframe></section>\n", escaped(file));
    }
  }

  private void outcome(String name, JsonNode outcome) {
    add("<h3>%s: %.0f/s</h3>", escaped(name), outcome.path("perSecond").asDouble());
    outcome.path("void").forEach(why -> add("<p class=void>void: %s</p>", escaped(why.asText())));
    if (!outcome.path("overTime").isEmpty()) {
      page.append(
          Plot.of(
              "p50 and p99 over time",
              "s",
              "ms",
              points(outcome.path("overTime"), 0, 2),
              points(outcome.path("overTime"), 0, 3)));
      page.append(Plot.of("latency by percentile", "nines", "ms", byNines(outcome.path("curve"))));
      page.append(
          Plot.of("ended in each second", "s", "/s", points(outcome.path("overTime"), 0, 1)));
    }
    figures(outcome.path("figures"));
  }

  private void figures(JsonNode figures) {
    if (!figures.isEmpty()) {
      page.append("<table>");
      figures
          .fields()
          .forEachRemaining(
              each ->
                  add("<tr><td>%s<td>%.3f", escaped(each.getKey()), each.getValue().asDouble()));
      page.append("</table>");
    }
  }

  private void records(JsonNode records) {
    if (!records.isEmpty()) {
      var bars = new TreeMap<String, Double>();
      records.fields().forEachRemaining(one -> bars.put(one.getKey(), one.getValue().asDouble()));
      page.append(Plot.bars("records an order, from check-out to confirmed", bars));
    }
  }

  /** Each nine of a percentile takes the same room: 90, 99, 99.9 stand at 1, 2, 3. */
  private static List<double[]> byNines(JsonNode curve) {
    var points = new ArrayList<double[]>();
    for (var row : curve) {
      double share = row.path(0).asDouble() / 100;
      if (share < 1) {
        points.add(new double[] {-Math.log10(1 - share), row.path(1).asDouble()});
      }
    }
    return points;
  }

  private void steps(JsonNode steps) {
    if (steps.isEmpty()) {
      return;
    }
    page.append(
        Plot.of(
            "throughput steps: asked and done",
            "step",
            "/s",
            bySteps(steps, "rate"),
            bySteps(steps, "perSecond")));
    page.append("<table><tr><th>asked/s<th>for s<th>held<th>done/s<th>p50 ms<th>p99 ms");
    for (var step : steps) {
      add(
          "<tr><td>%d<td>%d<td>%s<td>%.0f<td>%.1f<td>%.1f",
          step.path("rate").asInt(),
          step.path("asked").asInt(),
          step.path("held").asBoolean() ? "yes" : "no",
          step.path("perSecond").asDouble(),
          step.path("latency").path("p50Ms").asDouble(),
          step.path("latency").path("p99Ms").asDouble());
    }
    page.append("</table>");
  }

  private static List<double[]> bySteps(JsonNode steps, String figure) {
    var points = new ArrayList<double[]>();
    for (int number = 0; number < steps.size(); number++) {
      points.add(new double[] {number + 1.0, steps.path(number).path(figure).asDouble()});
    }
    return points;
  }

  private static List<double[]> points(JsonNode rows, int x, int y) {
    var points = new ArrayList<double[]>();
    rows.forEach(row -> points.add(new double[] {row.path(x).asDouble(), row.path(y).asDouble()}));
    return points;
  }

  private void add(String format, Object... values) {
    page.append(String.format(Locale.ROOT, format, values));
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;");
  }
}
