package io.ikart.bench;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;

/**
 * A figure over several pairs. All are NaN when there is none.
 *
 * @param least of them
 * @param lowerQuartile of them
 * @param median of them
 * @param upperQuartile of them
 * @param most of them
 */
record Spread(
    double least, double lowerQuartile, double median, double upperQuartile, double most) {

  static Spread of(List<Double> values) {
    var sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    return new Spread(
        at(sorted, 0), at(sorted, 0.25), at(sorted, 0.5), at(sorted, 0.75), at(sorted, 1));
  }

  /** Between two neighbours the value is on the straight line between them. */
  private static double at(double[] sorted, double share) {
    if (sorted.length == 0) {
      return Double.NaN;
    }
    double place = share * (sorted.length - 1);
    int below = (int) place;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
  }

  ObjectNode json() {
    return JsonNodeFactory.instance
        .objectNode()
        .put("least", least)
        .put("lowerQuartile", lowerQuartile)
        .put("median", median)
        .put("upperQuartile", upperQuartile)
        .put("most", most);
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "median %.2f (%.2f to %.2f, quartiles %.2f and %.2f)",
        median,
        least,
        most,
        lowerQuartile,
        upperQuartile);
  }
}
