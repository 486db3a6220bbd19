package io.ikart.analytics.sales;

/**
 * A part of the shop that has figures of its own.
 *
 * @param breakdown ALL, PRODUCT, CATEGORY, COUNTRY or COUNTRY_PRODUCT
 * @param productId the product; empty when not broken down by it
 * @param category the category; empty when not broken down by it
 * @param country the country; empty when not broken down by it
 */
public record Part(String breakdown, String productId, String category, String country) {

  static Part all() {
    return new Part("ALL", "", "", "");
  }

  static Part product(String productId) {
    return new Part("PRODUCT", productId, "", "");
  }

  static Part category(String category) {
    return new Part("CATEGORY", "", category, "");
  }

  static Part country(String country) {
    return new Part("COUNTRY", "", "", country);
  }

  static Part countryAndProduct(String country, String productId) {
    return new Part("COUNTRY_PRODUCT", productId, "", country);
  }

  /** The part in a key. No id has a slash. */
  String path() {
    return switch (breakdown) {
      case "ALL" -> "ALL";
      case "COUNTRY_PRODUCT" -> breakdown + "/" + country + "/" + productId;
      default -> breakdown + "/" + productId + category + country;
    };
  }
}
