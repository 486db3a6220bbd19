package io.ikart.tools.retail;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which sales the goods that came back had been sold on: the customer's own, at the same price, the
 * newest first. A line that no such sales cover is set aside whole.
 *
 * @param back in the order of their time
 * @param setAside lines that take nothing back here, by reason
 */
record ReturnPlan(List<GoodsBack> back, Map<Bucket, List<RetailLine>> setAside) {

  /** Plans what of the trade comes back. */
  static ReturnPlan of(TradePlan trade) {
    var open = new OpenSales(trade.invoices());
    var back = new LinkedHashMap<Pair, Draft>();
    var setAside = new EnumMap<Bucket, List<RetailLine>>(Bucket.class);
    for (var line : candidates(trade)) {
      if (!takesBack(line)) {
        put(setAside, bucketOf(line), line);
        continue;
      }
      var taken = open.take(line);
      if (taken.isEmpty()) {
        put(setAside, Bucket.RETURN_WITHOUT_SALE, line);
      }
      taken.forEach(
          (sale, units) ->
              back.computeIfAbsent(new Pair(line.invoice(), sale), pair -> new Draft())
                  .add(line, units));
    }
    var planned =
        back.entrySet().stream()
            .map(entry -> entry.getValue().goodsBack(entry.getKey()))
            .sorted(Comparator.comparing(GoodsBack::at).thenComparing(GoodsBack::number))
            .toList();
    return new ReturnPlan(planned, setAside);
  }

  private static List<RetailLine> candidates(TradePlan trade) {
    var lines = new ArrayList<RetailLine>();
    for (var bucket : List.of(Bucket.CANCELLED_INVOICE, Bucket.NEGATIVE_QUANTITY)) {
      lines.addAll(trade.setAside().getOrDefault(bucket, List.of()));
    }
    lines.sort(Comparator.comparing(RetailLine::at).thenComparing(RetailLine::invoice));
    return lines;
  }

  private static boolean takesBack(RetailLine line) {
    return line.quantity() < 0
        && line.unitPrice().signum() > 0
        && !SaleRules.hasFractionOfPenny(line)
        && !line.customer().isEmpty();
  }

  private static Bucket bucketOf(RetailLine line) {
    return line.invoice().startsWith("C") ? Bucket.CANCELLED_INVOICE : Bucket.NEGATIVE_QUANTITY;
  }

  private static void put(Map<Bucket, List<RetailLine>> setAside, Bucket bucket, RetailLine line) {
    setAside.computeIfAbsent(bucket, reason -> new ArrayList<>()).add(line);
  }

  private static Instant timeOf(RetailLine line) {
    return line.at().atZone(TradePlan.SHOP_ZONE).toInstant();
  }

  private static String offerOf(RetailLine line) {
    return CatalogIds.offer(CatalogIds.sku(line.stockCode()), SaleRules.pence(line));
  }

  /** A cancelled invoice and a sale it takes goods back of. */
  private record Pair(String number, Invoice sale) {}

  /** What comes back of one sale on one cancelled invoice, while lines are added. */
  private static final class Draft {
    private final Map<String, Long> units = new LinkedHashMap<>();
    private final Set<RetailLine> sources = new LinkedHashSet<>();

    void add(RetailLine line, long quantity) {
      units.merge(offerOf(line), quantity, Long::sum);
      sources.add(line);
    }

    GoodsBack goodsBack(Pair pair) {
      var lines =
          pair.sale().lines().stream()
              .filter(line -> units.containsKey(line.offerId()))
              .map(
                  line ->
                      new Invoice.Line(
                          line.offerId(), line.sku(), units.get(line.offerId()), line.pence()))
              .toList();
      var at = sources.stream().map(ReturnPlan::timeOf).min(Instant::compareTo).orElseThrow();
      return new GoodsBack(pair.number(), at, pair.sale(), lines, List.copyOf(sources));
    }
  }

  /** Units of sales that have not come back yet, by customer and offer, newest on top. */
  private static final class OpenSales {
    private static final class Stock {
      private final Invoice sale;
      private long left;

      Stock(Invoice sale, long left) {
        this.sale = sale;
        this.left = left;
      }
    }

    private final Map<String, Deque<Stock>> sales = new HashMap<>();

    OpenSales(List<Invoice> invoices) {
      for (var sale : invoices) {
        for (var line : sale.lines()) {
          sales
              .computeIfAbsent(key(sale.customer(), line.offerId()), key -> new ArrayDeque<>())
              .push(new Stock(sale, line.quantity()));
        }
      }
    }

    private static String key(String customer, String offerId) {
      return customer + "/" + offerId;
    }

    /** Units taken from each sale; none when the earlier sales do not cover the line. */
    Map<Invoice, Long> take(RetailLine line) {
      var at = timeOf(line);
      var earlier =
          sales.getOrDefault(key(line.customer(), offerOf(line)), new ArrayDeque<>()).stream()
              .filter(stock -> stock.left > 0 && !stock.sale.at().isAfter(at))
              .toList();
      long need = -line.quantity();
      if (earlier.stream().mapToLong(stock -> stock.left).sum() < need) {
        return Map.of();
      }
      var taken = new LinkedHashMap<Invoice, Long>();
      for (var stock : earlier) {
        long units = Math.min(need, stock.left);
        if (units > 0) {
          stock.left -= units;
          need -= units;
          taken.put(stock.sale, units);
        }
      }
      return taken;
    }
  }
}
