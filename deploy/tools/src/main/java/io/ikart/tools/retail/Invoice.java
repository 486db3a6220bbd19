package io.ikart.tools.retail;

import io.ikart.tools.Hash;
import java.time.Instant;
import java.util.List;

/**
 * A sale to be made again.
 *
 * @param number of the invoice
 * @param at when it was made, UTC
 * @param customer digits of the customer id; empty when nobody knows
 * @param country ISO 3166-1 code it went to; empty when nobody knows
 * @param lines one per offer, in the order of first mention
 * @param sources the input lines it was made of
 */
public record Invoice(
    String number,
    Instant at,
    String customer,
    String country,
    List<Line> lines,
    List<RetailLine> sources) {

  /**
   * Units at one offer.
   *
   * @param offerId the offer
   * @param sku the goods
   * @param quantity units, 1 to 100,000
   * @param pence price of one unit
   */
  public record Line(String offerId, String sku, long quantity, long pence) {}

  /** What the invoice comes to, in pence. */
  public long totalPence() {
    return lines.stream().mapToLong(line -> line.quantity() * line.pence()).sum();
  }

  /** Units of all lines. */
  public long units() {
    return lines.stream().mapToLong(Line::quantity).sum();
  }

  /** Names this invoice with exactly these lines: the seed of its idempotency keys. */
  public String key() {
    return "online-retail-" + number + "-" + Hash.of(number + at + customer + country + lines);
  }
}
