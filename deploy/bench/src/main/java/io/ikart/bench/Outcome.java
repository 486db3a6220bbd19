package io.ikart.bench;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ikart.tools.Latency;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What one block of load did.
 *
 * @param operations that ended as they should
 * @param nanos from the first send to the last end
 * @param latency of each, from the intended send
 * @param overTime the same by second
 * @param figures others, by name with their unit in it
 * @param voidReasons why the block says nothing; empty when it does
 */
public record Outcome(
    long operations,
    long nanos,
    Latency latency,
    Timeline overTime,
    Map<String, Double> figures,
    List<String> voidReasons) {

  private static final double[] CURVE = {0, 10, 25, 50, 75, 90, 95, 99, 99.5, 99.9, 99.99, 100};

  /** Operations a second. */
  public double perSecond() {
    return nanos == 0 ? 0 : operations / (nanos / 1e9);
  }

  /** Whether it may be compared. */
  public boolean isValid() {
    return voidReasons.isEmpty();
  }

  ObjectNode json() {
    var node = JsonNodeFactory.instance.objectNode();
    node.put("operations", operations);
    node.put("seconds", rounded(nanos / 1e9));
    node.put("perSecond", rounded(perSecond()));
    node.set("latency", latency.json());
    var curve = node.putArray("curve");
    for (double percentile : CURVE) {
      curve.addArray().add(percentile).add(latency.millisAt(percentile));
    }
    node.set("overTime", overTime.json());
    var others = node.putObject("figures");
    figures.forEach((name, value) -> others.put(name, rounded(value)));
    var reasons = node.putArray("void");
    voidReasons.forEach(reasons::add);
    return node;
  }

  static double rounded(double value) {
    return Math.round(value * 1_000) / 1_000.0;
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%,.0f/s  %s%s",
        perSecond(),
        latency,
        isValid() ? "" : "  VOID: " + String.join("; ", voidReasons));
  }
}
