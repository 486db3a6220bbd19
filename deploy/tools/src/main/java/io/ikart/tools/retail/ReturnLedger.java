package io.ikart.tools.retail;

import io.ikart.tools.log.BackBook;
import io.ikart.tools.log.OrderFacts;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;

/** What came back, counted by line, by penny and by unit. */
final class ReturnLedger {

  private ReturnLedger() {}

  /** Enters every line that could take something back, into exactly one bucket. */
  static void enter(ReturnPlan plan, List<ReturnResult> results, Ledger ledger) {
    plan.setAside().forEach(ledger::enter);
    var planned = new HashSet<RetailLine>();
    plan.back().forEach(goods -> planned.addAll(goods.sources()));
    var failed = new HashSet<RetailLine>();
    var made = new HashSet<GoodsBack>();
    for (var result : results) {
      made.add(result.goods());
      if (!result.isDone()) {
        failed.addAll(result.goods().sources());
      }
    }
    var unsold = new HashSet<RetailLine>();
    plan.back().stream()
        .filter(goods -> !made.contains(goods))
        .forEach(goods -> unsold.addAll(goods.sources()));
    for (var line : planned) {
      var bucket =
          failed.contains(line)
              ? Bucket.RETURN_FAILED
              : unsold.contains(line) ? Bucket.RETURN_OF_UNSOLD : Bucket.RETURNED;
      ledger.enter(bucket, List.of(line));
    }
  }

  /** Units by SKU that are sold and did not come back; SKUs with none are left out. */
  static Map<String, Long> net(Reconciliation.Units sold, List<ReturnResult> results) {
    var units = new TreeMap<>(sold.units());
    for (var result : results) {
      if (result.isDone()) {
        result
            .goods()
            .lines()
            .forEach(line -> units.merge(line.sku(), -line.quantity(), Long::sum));
      }
    }
    units.values().removeIf(left -> left == 0);
    return units;
  }

  /** Compares what came back by the files with what the order events say, to the penny. */
  static List<String> compare(
      List<ReturnResult> results, List<OrderFacts> orders, BackBook events) {
    var differences = new ArrayList<String>();
    differences.addAll(
        compare("cancelled", pence(results, true), orders, events, BackBook.Back::cancelled));
    differences.addAll(
        compare("refunded", pence(results, false), orders, events, BackBook.Back::refunded));
    return differences;
  }

  private static List<String> compare(
      String what,
      long files,
      List<OrderFacts> orders,
      BackBook events,
      ToLongFunction<BackBook.Back> amount) {
    long told =
        orders.stream().mapToLong(order -> amount.applyAsLong(events.of(order.orderId()))).sum();
    return Reconciliation.compare(
        "the files (" + what + ")", files, "the order events (" + what + ")", told);
  }

  private static long pence(List<ReturnResult> results, boolean cancelled) {
    return results.stream()
        .filter(result -> result.isDone() && result.cancelled() == cancelled)
        .mapToLong(result -> result.goods().pence())
        .sum();
  }
}
