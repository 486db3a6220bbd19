package io.ikart.bench.baseline.postgres;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * The lines of an open cart as the checkout reads them.
 *
 * @param lines in the order of their SKUs, so that two checkouts never wait for each other in a
 *     ring
 */
record CartLines(long customerId, List<Line> lines) {

  /**
   * One line; prices in minor units.
   *
   * @param quotedMinor price the shopper saw
   * @param priceMinor price of now
   */
  record Line(String offerId, String sku, long quantity, long quotedMinor, long priceMinor) {}

  static CartLines read(ResultSet rows) throws SQLException {
    long customer = 0;
    var lines = new ArrayList<Line>();
    while (rows.next()) {
      customer = rows.getLong("customer_id");
      lines.add(
          new Line(
              rows.getString("offer_id"),
              rows.getString("sku"),
              rows.getLong("quantity"),
              rows.getLong("quoted_minor"),
              rows.getLong("price_minor")));
    }
    return new CartLines(customer, List.copyOf(lines));
  }

  /** Refuses what cannot be ordered as it is. */
  void check() throws Refused {
    if (lines.isEmpty()) {
      throw new Refused("CART_NOT_OPEN");
    }
    if (lines.stream().anyMatch(line -> line.quotedMinor() != line.priceMinor())) {
      throw new Refused("PRICE_CHANGED");
    }
  }

  /** What the order costs. */
  long totalMinor() {
    return lines.stream().mapToLong(line -> line.quantity() * line.priceMinor()).sum();
  }
}
