package io.ikart.tools.retail;

import java.nio.charset.StandardCharsets;

/**
 * Ids in the shop for what the files name. Different stock codes get different ids: letters (upper
 * and lower case differ: 85123A and 85123a are two products), digits and the underscore stay;
 * everything else becomes a hyphen and two hex digits per byte.
 */
final class CatalogIds {

  private CatalogIds() {}

  /** The SKU of a stock code, for example 85123A, or BANK-20CHARGES. */
  static String sku(String stockCode) {
    var sku = new StringBuilder(stockCode.length() + 8);
    for (byte octet : stockCode.getBytes(StandardCharsets.UTF_8)) {
      char character = (char) (octet & 0xFF);
      if (isPlain(character)) {
        sku.append(character);
      } else {
        sku.append("-%02X".formatted(octet & 0xFF));
      }
    }
    return sku.toString();
  }

  /** The product of a SKU. */
  static String product(String sku) {
    return "prod_" + sku;
  }

  /** The offer of a SKU at a price in pence. */
  static String offer(String sku, long pence) {
    return sku + ":" + pence;
  }

  private static boolean isPlain(char character) {
    return (character >= 'A' && character <= 'Z')
        || (character >= 'a' && character <= 'z')
        || (character >= '0' && character <= '9')
        || character == '_';
  }
}
