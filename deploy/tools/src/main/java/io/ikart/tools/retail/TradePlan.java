package io.ikart.tools.retail;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is to be traded and what is not: every readable line stands in one invoice or in one bucket.
 *
 * @param invoices sales in the order of their time, then number
 * @param setAside lines that cannot be sold, by reason
 */
public record TradePlan(List<Invoice> invoices, Map<Bucket, List<RetailLine>> setAside) {

  /** The clock on the wall of the shop. */
  static final ZoneId SHOP_ZONE = ZoneId.of("Europe/London");

  /** Plans the trade of the files. */
  public static TradePlan of(RetailData data) {
    var setAside = new EnumMap<Bucket, List<RetailLine>>(Bucket.class);
    var sales = new LinkedHashMap<String, List<RetailLine>>();
    for (var line : data.lines()) {
      var bucket = SaleRules.bucketOf(line);
      if (bucket == Bucket.SOLD) {
        sales.computeIfAbsent(line.invoice(), number -> new ArrayList<>()).add(line);
      } else {
        put(setAside, bucket, List.of(line));
      }
    }
    var invoices = new ArrayList<Invoice>();
    sales.forEach((number, lines) -> plan(number, lines, invoices, setAside));
    invoices.sort(Comparator.comparing(Invoice::at).thenComparing(Invoice::number));
    return new TradePlan(List.copyOf(invoices), setAside);
  }

  /** Units to be sold of each SKU. */
  public Map<String, Long> unitsBySku() {
    var units = new LinkedHashMap<String, Long>();
    for (var invoice : invoices) {
      invoice.lines().forEach(line -> units.merge(line.sku(), line.quantity(), Long::sum));
    }
    return units;
  }

  private static void plan(
      String number,
      List<RetailLine> lines,
      List<Invoice> invoices,
      Map<Bucket, List<RetailLine>> setAside) {
    var byOffer = new LinkedHashMap<String, List<RetailLine>>();
    for (var line : lines) {
      byOffer.computeIfAbsent(offerOf(line), offer -> new ArrayList<>()).add(line);
    }
    byOffer
        .values()
        .removeIf(same -> isTooMany(same) && put(setAside, Bucket.QUANTITY_OVER_LIMIT, same));
    var left = byOffer.values().stream().flatMap(Collection::stream).toList();
    if (byOffer.size() > SaleRules.MAX_LINES) {
      put(setAside, Bucket.INVOICE_OVER_LIMIT, left);
    } else if (!byOffer.isEmpty()) {
      invoices.add(invoice(number, byOffer, left));
    }
  }

  private static Invoice invoice(
      String number, Map<String, List<RetailLine>> byOffer, List<RetailLine> sources) {
    var merged = byOffer.entrySet().stream().map(same -> merged(same.getKey(), same.getValue()));
    var at = sources.stream().map(RetailLine::at).min(LocalDateTime::compareTo).orElseThrow();
    return new Invoice(
        number,
        at.atZone(SHOP_ZONE).toInstant(),
        sources.get(0).customer(),
        Countries.code(sources.get(0).country()),
        merged.toList(),
        sources);
  }

  private static Invoice.Line merged(String offerId, List<RetailLine> same) {
    var first = same.get(0);
    return new Invoice.Line(
        offerId, CatalogIds.sku(first.stockCode()), units(same), SaleRules.pence(first));
  }

  private static String offerOf(RetailLine line) {
    return CatalogIds.offer(CatalogIds.sku(line.stockCode()), SaleRules.pence(line));
  }

  private static boolean isTooMany(List<RetailLine> same) {
    return units(same) > SaleRules.MAX_UNITS;
  }

  private static long units(List<RetailLine> lines) {
    return lines.stream().mapToLong(RetailLine::quantity).sum();
  }

  private static boolean put(
      Map<Bucket, List<RetailLine>> setAside, Bucket bucket, List<RetailLine> lines) {
    return setAside.computeIfAbsent(bucket, reason -> new ArrayList<>()).addAll(lines);
  }
}
