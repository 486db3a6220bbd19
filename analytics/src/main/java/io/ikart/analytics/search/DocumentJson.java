package io.ikart.analytics.search;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ikart.schemas.catalog.ProductOffer;
import io.ikart.schemas.catalog.ProductUpserted;
import io.ikart.schemas.catalog.Traits;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a document says. Pure, and the same bytes for the same input: documents are compared after a
 * reindex. The fields are those of {@code index.json}.
 */
final class DocumentJson {

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final String DEFAULT_PRICE_LIST = "default";
  private static final int HUNDREDTHS = 2;

  private DocumentJson() {}

  /**
   * Makes the document.
   *
   * @param levels of every SKU the product has or had, by SKU
   * @param rating null while no review was ever decided about
   * @param createdAtMs business time of the product's first event
   */
  static SearchDocument of(
      ProductUpserted product,
      SortedMap<String, SkuLevel> levels,
      ProductRating rating,
      long createdAtMs) {
    var json = JsonNodeFactory.instance.objectNode();
    var prices = lowestPrices(product);
    json.put("productId", product.getMeta().getAggregateId());
    // A product that nobody can buy at any price stays in the index, out of sight: a deleted
    // document would forget its version, and an older one could come back.
    json.put("active", product.getActive() && !prices.isEmpty());
    json.put("title", product.getTitle());
    json.put("description", product.getDescription());
    addTraits(json, product.getTraits());
    addLevels(json, product, levels);
    var priceFields = json.putObject("prices");
    prices.forEach(priceFields::put);
    json.put("createdAt", Instant.ofEpochMilli(createdAtMs).toString());
    json.put("updatedAt", product.getMeta().getOccurredAt().toString());
    addRating(json, rating);
    addComponents(json.putObject("components"), product, levels, rating);
    return new SearchDocument(
        product.getMeta().getAggregateId(), version(product, levels, rating), bytes(json));
  }

  private static long version(
      ProductUpserted product, SortedMap<String, SkuLevel> levels, ProductRating rating) {
    return product.getMeta().getVersion()
        + levels.values().stream().mapToLong(SkuLevel::version).sum()
        + (rating == null ? 0 : rating.version());
  }

  /** What nobody has rated has no average: it is not worse than the worst, and sorts last. */
  private static void addRating(ObjectNode json, ProductRating rating) {
    if (rating != null && rating.count() > 0) {
      json.put("rating", BigDecimal.valueOf(rating.averageHundredths(), HUNDREDTHS));
    }
    json.put("ratingCount", rating == null ? 0 : rating.count());
  }

  private static void addTraits(ObjectNode json, Traits traits) {
    var categories = json.putArray("categories");
    var attributes = json.putArray("attributes");
    var values = json.putArray("attributeValues");
    if (traits == null) {
      return;
    }
    if (!traits.getBrand().isEmpty()) {
      json.put("brand", traits.getBrand());
    }
    if (!traits.getCategory().isEmpty()) {
      json.put("category", traits.getCategory());
      addPrefixes(categories, traits.getCategory());
    }
    new TreeMap<>(traits.getAttributes())
        .forEach(
            (name, value) -> {
              attributes.add(name + "=" + value);
              values.add(value);
            });
  }

  /** Kitchen/Mugs is found under Kitchen too. */
  private static void addPrefixes(ArrayNode categories, String path) {
    for (int end = path.indexOf('/'); end >= 0; end = path.indexOf('/', end + 1)) {
      categories.add(path.substring(0, end));
    }
    categories.add(path);
  }

  private static void addLevels(
      ObjectNode json, ProductUpserted product, SortedMap<String, SkuLevel> levels) {
    var skus = json.putArray("skus");
    var current = new ArrayList<SkuLevel>();
    for (var variant : product.getVariants()) {
      skus.add(variant.getSku());
      current.add(levels.getOrDefault(variant.getSku(), SkuLevel.none(variant.getSku())));
    }
    json.put(
        "available", current.stream().mapToLong(level -> Math.max(0, level.available())).sum());
    json.put("inStock", current.stream().anyMatch(SkuLevel::canBeBought));
    json.put("sold", current.stream().mapToLong(SkuLevel::sold).sum());
  }

  /** By currency, in minor units. */
  private static TreeMap<String, Long> lowestPrices(ProductUpserted product) {
    var prices = new TreeMap<String, Long>();
    for (ProductOffer offer : product.getOffers()) {
      if (offer.getActive() && offer.getPriceList().equals(DEFAULT_PRICE_LIST)) {
        prices.merge(
            offer.getUnitPrice().getCurrency(), offer.getUnitPrice().getAmount(), Math::min);
      }
    }
    return prices;
  }

  /** Which version of what it was made of: two documents with the same must be the same. */
  private static void addComponents(
      ObjectNode components,
      ProductUpserted product,
      SortedMap<String, SkuLevel> levels,
      ProductRating rating) {
    components.put("product", product.getMeta().getVersion());
    var skus = components.putObject("skus");
    levels.forEach((sku, level) -> skus.put(sku, level.version()));
    if (rating != null) {
      components.put("rating", rating.version());
    }
  }

  private static byte[] bytes(ObjectNode json) {
    try {
      return MAPPER.writeValueAsBytes(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
