package io.ikart.analytics.sales;

import java.util.List;

/**
 * Something sold or given back.
 *
 * @param orderId the order
 * @param atMs business time, milliseconds of the epoch
 * @param customerId opaque id of the shopper
 * @param country destination; empty when unknown
 * @param currency ISO 4217 code
 * @param lines what of which product; one without a product is money that no line explains
 */
public record Sale(
    String orderId,
    long atMs,
    String customerId,
    String country,
    String currency,
    List<Line> lines) {

  /**
   * The share of one product.
   *
   * @param productId the product; empty when none is named
   * @param title name it was sold under; empty when not known
   * @param category its category; empty when it has none
   * @param counts what of it
   */
  public record Line(String productId, String title, String category, Counts counts) {}
}
