package io.ikart.tools.retail;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Compares what the files say with what the shop did, to the unit and to the penny.
 *
 * @param differences one line each; none when everything agrees
 */
public record Reconciliation(List<String> differences) {

  /**
   * Units by SKU and revenue, from one source.
   *
   * @param source name of the source
   * @param units by SKU
   */
  record Units(String source, Map<String, Long> units) {}

  /** Whether nothing differs. */
  public boolean isOk() {
    return differences.isEmpty();
  }

  /** Units per SKU that are not the same in two sources. */
  static List<String> compare(Units one, Units other) {
    var skus = new TreeSet<>(one.units().keySet());
    skus.addAll(other.units().keySet());
    var differences = new ArrayList<String>();
    for (var sku : skus) {
      long here = one.units().getOrDefault(sku, 0L);
      long there = other.units().getOrDefault(sku, 0L);
      if (here != there) {
        differences.add(
            "%s: %,d units in %s, %,d in %s"
                .formatted(sku, here, one.source(), there, other.source()));
      }
    }
    return differences;
  }

  /** Revenue that is not the same in two sources. */
  static List<String> compare(String one, long onePence, String other, long otherPence) {
    return onePence == otherPence
        ? List.of()
        : List.of("revenue: %d in %s, %d in %s".formatted(onePence, one, otherPence, other));
  }

  /** Units by SKU of invoices. */
  static Map<String, Long> unitsOf(List<Invoice> invoices) {
    var units = new TreeMap<String, Long>();
    invoices.forEach(
        invoice ->
            invoice.lines().forEach(line -> units.merge(line.sku(), line.quantity(), Long::sum)));
    return units;
  }
}
