package io.ikart.tools.retail;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Everything odd about the files, by kind and count. Says what is there, not what is done. */
final class AnomalyReport {

  private AnomalyReport() {}

  /** Kinds with their counts, the kinds that do not occur included as zero. */
  static Map<String, Long> of(RetailData data, TradePlan plan) {
    var counts = new LinkedHashMap<String, Long>();
    counts.put("unreadable line", (long) data.unreadable().size());
    for (var kind : Anomaly.values()) {
      counts.put(kind.text(), data.lines().stream().filter(kind::isFoundIn).count());
    }
    counts.put("stock code with several descriptions", several(data, RetailLine::description));
    counts.put(
        "stock code with several prices", several(data, line -> line.unitPrice().toPlainString()));
    counts.put("stock code that differs from another by case only", sameButForCase(data));
    counts.put("stock code never sold (no product is made)", neverSold(data, plan));
    counts.put(
        "invoice with several times (the earliest counts)",
        differing(data, RetailLine::invoice, line -> line.at().toString()));
    counts.put("line added to another of its invoice at the same price", merged(plan));
    counts.put(
        "invoice of more than 1,000 lines",
        linesByInvoice(data).values().stream()
            .filter(lines -> lines > SaleRules.MAX_LINES)
            .count());
    return counts;
  }

  private static long several(RetailData data, Function<RetailLine, String> property) {
    return differing(data, RetailLine::stockCode, property);
  }

  private static long differing(
      RetailData data, Function<RetailLine, String> group, Function<RetailLine, String> property) {
    var values = new HashMap<String, Set<String>>();
    for (var line : data.lines()) {
      var value = property.apply(line);
      if (!value.isEmpty()) {
        values.computeIfAbsent(group.apply(line), same -> new HashSet<>()).add(value);
      }
    }
    return values.values().stream().filter(found -> found.size() > 1).count();
  }

  private static long sameButForCase(RetailData data) {
    return differing(
        data, line -> line.stockCode().toUpperCase(Locale.ROOT), RetailLine::stockCode);
  }

  private static long neverSold(RetailData data, TradePlan plan) {
    var sold = plan.unitsBySku().keySet();
    return data.lines().stream()
        .map(line -> CatalogIds.sku(line.stockCode()))
        .distinct()
        .filter(sku -> !sold.contains(sku))
        .count();
  }

  private static long merged(TradePlan plan) {
    return plan.invoices().stream()
        .mapToLong(invoice -> invoice.sources().size() - invoice.lines().size())
        .sum();
  }

  private static Map<String, Long> linesByInvoice(RetailData data) {
    var lines = new HashMap<String, Long>();
    data.lines().forEach(line -> lines.merge(line.invoice(), 1L, Long::sum));
    return lines;
  }
}
