package io.ikart.analytics.sales.top;

/**
 * A product in one window.
 *
 * @param productId the product
 * @param title name it was sold under last
 * @param currency ISO 4217 code
 * @param toMs first instant behind the window, milliseconds of the epoch
 * @param units units sold in the window, less what was given back
 * @param net minor units of it
 * @param unitsBefore units sold in the window before
 */
public record ProductWindow(
    String productId,
    String title,
    String currency,
    long toMs,
    long units,
    long net,
    long unitsBefore) {

  String key() {
    return currency + "/" + toMs;
  }

  /** Units beyond those of the window before. */
  long rise() {
    return units - unitsBefore;
  }
}
