package io.ikart.analytics.sales.top;

/**
 * What one sale sold of one product, or gave back.
 *
 * @param productId the product
 * @param title name it was sold under
 * @param currency ISO 4217 code
 * @param atMs business time, milliseconds of the epoch
 * @param units units, negative when given back
 * @param net minor units, negative when given back
 */
public record ProductSale(
    String productId, String title, String currency, long atMs, long units, long net) {

  String key() {
    return currency + "/" + productId;
  }
}
