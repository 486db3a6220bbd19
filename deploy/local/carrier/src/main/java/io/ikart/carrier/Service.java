package io.ikart.carrier;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * A service of one of the carriers: a price for the first 500 g, another for every further 500 g.
 *
 * @param carrier who takes the parcel
 * @param name how
 * @param days days it takes
 * @param first for the first 500 g
 * @param further for every further 500 g begun
 */
record Service(String carrier, String name, int days, BigDecimal first, BigDecimal further) {

  static final String CURRENCY = "GBP";

  private static final List<Service> ALL =
      List.of(
          of("post", "standard", 3, "3.20", "0.60"),
          of("post", "express", 1, "6.80", "1.10"),
          of("swift", "nextday", 1, "7.45", "0.95"));

  private static final BigDecimal GRAMS_PER_OUNCE = new BigDecimal("28.349523125");
  private static final BigDecimal STEP_GRAMS = new BigDecimal(500);
  private static final BigDecimal HEAVIEST_GRAMS = new BigDecimal(30_000);

  private static Service of(String carrier, String name, int days, String first, String further) {
    return new Service(carrier, name, days, new BigDecimal(first), new BigDecimal(further));
  }

  /**
   * What a parcel can be sent by.
   *
   * @return nothing for a parcel that nobody carries
   */
  static List<Service> forOunces(BigDecimal ounces) {
    return grams(ounces).compareTo(HEAVIEST_GRAMS) > 0 ? List.of() : new ArrayList<>(ALL);
  }

  /** The price of a parcel, a decimal of major units as the API writes it. */
  BigDecimal price(BigDecimal ounces) {
    var steps = grams(ounces).divide(STEP_GRAMS, 0, RoundingMode.CEILING);
    return first.add(further.multiply(steps.subtract(BigDecimal.ONE).max(BigDecimal.ZERO)));
  }

  private static BigDecimal grams(BigDecimal ounces) {
    return ounces.multiply(GRAMS_PER_OUNCE);
  }
}
