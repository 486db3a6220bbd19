package io.ikart.analytics.search;

/**
 * What a product is told of: one of the two.
 *
 * @param productId the product
 * @param level of a SKU it has or had; null when this is about its rating
 * @param rating of the product; null when this is about a SKU
 */
public record ProductNews(String productId, SkuLevel level, ProductRating rating) {

  static ProductNews of(String productId, SkuLevel level) {
    return new ProductNews(productId, level, null);
  }

  static ProductNews of(String productId, ProductRating rating) {
    return new ProductNews(productId, null, rating);
  }
}
