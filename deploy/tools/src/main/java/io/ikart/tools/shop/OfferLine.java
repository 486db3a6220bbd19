package io.ikart.tools.shop;

/**
 * An offer of a product, as an upsert names it.
 *
 * @param offerId unique in the shop
 * @param sku the variant sold
 * @param priceList price list it belongs to
 * @param unitPriceMinor price of one unit in minor units
 * @param currency ISO 4217 code
 * @param active whether it can be bought
 */
public record OfferLine(
    String offerId,
    String sku,
    String priceList,
    long unitPriceMinor,
    String currency,
    boolean active) {

  /** An active offer in the tools' currency and price list. */
  public static OfferLine at(String offerId, String sku, long unitPriceMinor) {
    return new OfferLine(offerId, sku, Shop.PRICE_LIST, unitPriceMinor, Shop.CURRENCY, true);
  }
}
