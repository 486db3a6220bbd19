package io.ikart.tools.retail;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What the shop must know before the sales can be made again.
 *
 * @param products one per stock code that was sold, by SKU
 * @param receipts the opening stock
 */
record CatalogPlan(List<PlannedProduct> products, List<Receipt> receipts) {

  /** Longest title the shop takes. */
  private static final int MAX_TITLE = 200;

  /**
   * A product with one variant.
   *
   * @param sku its only variant
   * @param title the description used most
   * @param pricesPence every price it was sold at, ascending: one offer each
   */
  record PlannedProduct(String sku, String title, List<Long> pricesPence) {}

  /**
   * Units to be received.
   *
   * @param sku the goods
   * @param quantity units, 1 or more
   * @param reference names the content that asks for them: the same content never asks twice
   */
  record Receipt(String sku, long quantity, String reference) {}

  /**
   * Plans products and stock for all sales.
   *
   * @param stockPerSku units of every SKU; 0 for exactly what each file sells
   */
  static CatalogPlan of(TradePlan trade, long stockPerSku) {
    var prices = new TreeMap<String, TreeSet<Long>>();
    var titles = new HashMap<String, Map<String, Integer>>();
    var units = new LinkedHashMap<String, Map<String, Long>>();
    for (var invoice : trade.invoices()) {
      for (var line : invoice.sources()) {
        var sku = CatalogIds.sku(line.stockCode());
        prices.computeIfAbsent(sku, same -> new TreeSet<>()).add(SaleRules.pence(line));
        titles
            .computeIfAbsent(sku, same -> new TreeMap<>())
            .merge(line.description(), 1, Integer::sum);
        units
            .computeIfAbsent(line.file().contentHash(), same -> new TreeMap<>())
            .merge(sku, line.quantity(), Long::sum);
      }
    }
    var products =
        prices.entrySet().stream()
            .map(
                entry ->
                    new PlannedProduct(
                        entry.getKey(),
                        title(entry.getKey(), titles.get(entry.getKey())),
                        List.copyOf(entry.getValue())))
            .toList();
    return new CatalogPlan(
        products, stockPerSku > 0 ? fixed(products, stockPerSku) : asSold(units));
  }

  private static List<Receipt> fixed(List<PlannedProduct> products, long stockPerSku) {
    var reference = "online-retail-stock-" + stockPerSku;
    return products.stream()
        .map(product -> new Receipt(product.sku(), stockPerSku, reference))
        .toList();
  }

  private static List<Receipt> asSold(Map<String, Map<String, Long>> unitsByFile) {
    return unitsByFile.entrySet().stream()
        .flatMap(
            file ->
                file.getValue().entrySet().stream()
                    .map(
                        sold ->
                            new Receipt(
                                sold.getKey(), sold.getValue(), "online-retail-" + file.getKey())))
        .toList();
  }

  private static String title(String sku, Map<String, Integer> counts) {
    var most =
        counts.entrySet().stream()
            .filter(entry -> !entry.getKey().isEmpty())
            .max(Map.Entry.comparingByValue())
            .map(Map.Entry::getKey)
            .orElse(sku);
    return most.length() <= MAX_TITLE ? most : most.substring(0, MAX_TITLE);
  }
}
