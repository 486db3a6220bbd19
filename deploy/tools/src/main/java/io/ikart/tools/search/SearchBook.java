package io.ikart.tools.search;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ikart.schemas.catalog.ProductUpserted;
import io.ikart.schemas.stock.StockAllocated;
import io.ikart.schemas.stock.WarehouseShare;
import io.ikart.schemas.topic.CatalogTopics;
import io.ikart.schemas.topic.ReviewTopics;
import io.ikart.schemas.topic.StockTopics;
import io.ikart.schemas.topic.Topic;
import io.ikart.tools.log.LogRecord;
import io.ikart.tools.log.RatingBook;
import io.ikart.tools.log.StockBook;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What the log says each search document must be, folded apart from the job that writes them, so
 * that one can check the other. One thread at a time.
 */
final class SearchBook {

  /** What must be read. */
  static final List<Topic> TOPICS =
      List.of(CatalogTopics.CATALOG_EVENTS, StockTopics.STOCK_EVENTS, ReviewTopics.REVIEW_EVENTS);

  private static final String DEFAULT_PRICE_LIST = "default";

  private final Map<String, ProductUpserted> products = new HashMap<>();
  private final Map<String, Instant> createdAt = new HashMap<>();
  private final Map<String, Set<String>> everListed = new HashMap<>();
  private final Map<String, Long> sold = new HashMap<>();
  private final StockBook stock = new StockBook();
  private final RatingBook ratings = new RatingBook();

  void accept(LogRecord record) {
    if (record.value() instanceof ProductUpserted product) {
      var id = product.getMeta().getAggregateId();
      products.put(id, product);
      createdAt.putIfAbsent(id, product.getMeta().getOccurredAt());
      var skus = everListed.computeIfAbsent(id, unused -> new HashSet<>());
      product.getVariants().forEach(variant -> skus.add(variant.getSku()));
      return;
    }
    ratings.accept(record.value());
    if (record.topic().equals(StockTopics.STOCK_EVENTS.name())) {
      stock.accept(record);
      if (record.value() instanceof StockAllocated event) {
        long units = event.getShares().stream().mapToLong(WarehouseShare::getQuantity).sum();
        sold.merge(event.getMeta().getAggregateId(), units + event.getBackordered(), Long::sum);
      }
    }
  }

  /** Every document, by product. */
  SortedMap<String, StoredDocument> documents() {
    var documents = new TreeMap<String, StoredDocument>();
    products.forEach((id, product) -> documents.put(id, document(id, product)));
    return documents;
  }

  private StoredDocument document(String id, ProductUpserted product) {
    var components = JsonNodeFactory.instance.objectNode();
    components.put("product", product.getMeta().getVersion());
    var versions = components.putObject("skus");
    long version = product.getMeta().getVersion();
    for (var sku : new TreeSet<>(everListed.get(id))) {
      long skuVersion = item(sku).version();
      versions.put(sku, skuVersion);
      version += skuVersion;
    }
    if (ratings.version(id) > 0) {
      components.put("rating", ratings.version(id));
      version += ratings.version(id);
    }
    var json = said(id, product);
    json.set("components", components);
    return new StoredDocument(version, json);
  }

  private ObjectNode said(String id, ProductUpserted product) {
    var json = JsonNodeFactory.instance.objectNode();
    var prices = prices(product);
    json.put("productId", id);
    json.put("title", product.getTitle());
    json.put("description", product.getDescription());
    json.put("active", product.getActive() && !prices.isEmpty());
    addTraits(json, product);
    addStock(json, product);
    var listed = json.putObject("prices");
    prices.forEach(listed::put);
    json.put("createdAt", createdAt.get(id).toString());
    json.put("updatedAt", product.getMeta().getOccurredAt().toString());
    ratings.average(id).ifPresent(average -> json.put("rating", average));
    json.put("ratingCount", ratings.count(id));
    return json;
  }

  private static void addTraits(ObjectNode json, ProductUpserted product) {
    var categories = json.putArray("categories");
    var attributes = json.putArray("attributes");
    var values = json.putArray("attributeValues");
    var traits = product.getTraits();
    if (traits == null) {
      return;
    }
    if (!traits.getBrand().isEmpty()) {
      json.put("brand", traits.getBrand());
    }
    if (!traits.getCategory().isEmpty()) {
      json.put("category", traits.getCategory());
      var path = new StringBuilder();
      for (var part : traits.getCategory().split("/", -1)) {
        path.append(path.isEmpty() ? "" : "/").append(part);
        categories.add(path.toString());
      }
    }
    for (var attribute : new TreeMap<>(traits.getAttributes()).entrySet()) {
      attributes.add(attribute.getKey() + "=" + attribute.getValue());
      values.add(attribute.getValue());
    }
  }

  private void addStock(ObjectNode json, ProductUpserted product) {
    var skus = json.putArray("skus");
    long available = 0;
    long units = 0;
    boolean inStock = false;
    for (var variant : product.getVariants()) {
      skus.add(variant.getSku());
      var item = item(variant.getSku());
      long left = item.onHand() - item.held() - item.allocated();
      available += Math.max(0, left);
      inStock |= left > 0 || item.backorder();
      units += sold.getOrDefault(variant.getSku(), 0L);
    }
    json.put("available", available);
    json.put("inStock", inStock);
    json.put("sold", units);
  }

  private StockBook.Item item(String sku) {
    return stock.items().getOrDefault(sku, new StockBook.Item());
  }

  private static Map<String, Long> prices(ProductUpserted product) {
    var prices = new TreeMap<String, Long>();
    for (var offer : product.getOffers()) {
      if (offer.getActive() && offer.getPriceList().equals(DEFAULT_PRICE_LIST)) {
        var price = offer.getUnitPrice();
        prices.merge(price.getCurrency(), price.getAmount(), Math::min);
      }
    }
    return prices;
  }
}
