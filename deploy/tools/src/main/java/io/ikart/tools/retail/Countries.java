package io.ikart.tools.retail;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * ISO 3166-1 codes of the countries the files name in their own way. The Channel Islands have no
 * code together and get the user-assigned XC; the European Community has the reserved EU.
 */
final class Countries {

  private static final Map<String, String> OF_THEIR_OWN =
      Map.of(
          "EIRE", "IE",
          "USA", "US",
          "RSA", "ZA",
          "Czech Republic", "CZ",
          "Hong Kong", "HK",
          "Channel Islands", "XC",
          "European Community", "EU",
          "Unspecified", "");

  private static final Map<String, String> BY_NAME =
      Arrays.stream(Locale.getISOCountries())
          .collect(
              Collectors.toMap(
                  code -> new Locale.Builder().setRegion(code).build().getDisplayCountry(Locale.UK),
                  code -> code));

  private Countries() {}

  /** The code of a name in the files; empty when there is none. */
  static String code(String name) {
    var own = OF_THEIR_OWN.get(name);
    return own != null ? own : BY_NAME.getOrDefault(name, "");
  }
}
