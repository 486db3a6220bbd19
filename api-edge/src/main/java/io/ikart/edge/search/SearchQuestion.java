package io.ikart.edge.search;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.zip.CRC32;

/**
 * What a shopper asks for.
 *
 * @param text words to search for; empty to list everything
 * @param category path of a category; what is below it counts
 * @param brands any of them; empty for all
 * @param currency of prices, ISO 4217
 * @param minPrice in minor units
 * @param maxPrice in minor units
 * @param minRating 1 to 5
 * @param inStock only what can be bought now, or only what cannot
 * @param attributes any of the values of each name
 * @param limit most products on a page
 */
record SearchQuestion(
    String text,
    Optional<String> category,
    List<String> brands,
    String currency,
    Optional<Long> minPrice,
    Optional<Long> maxPrice,
    Optional<Integer> minRating,
    Optional<Boolean> inStock,
    SortedMap<String, List<String>> attributes,
    SearchSort sort,
    int limit) {

  /** Tells whether a cursor belongs to this question; the limit may change from page to page. */
  int fingerprint() {
    var words =
        List.of(
            text,
            category,
            brands,
            currency,
            minPrice,
            maxPrice,
            minRating,
            inStock,
            attributes,
            sort);
    var sum = new CRC32();
    sum.update(words.toString().getBytes(StandardCharsets.UTF_8));
    return (int) sum.getValue();
  }
}
