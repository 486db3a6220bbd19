package io.ikart.tools.retail;

import java.math.BigDecimal;
import java.time.LocalDateTime;

/**
 * One line of an input file, exactly as it stands there.
 *
 * @param file it was read from
 * @param row number of the line in its file; the header is 1
 * @param invoice number with its letter, if any
 * @param stockCode as written, without surrounding blanks; upper and lower case differ
 * @param description as written, without surrounding blanks; may be empty
 * @param quantity units; negative for what came back
 * @param at time of the invoice on the clock of the shop (Europe/London)
 * @param unitPrice price of one unit in pounds, exact
 * @param customer digits of the customer id; empty when it is missing
 * @param country as written
 */
public record RetailLine(
    RetailFile file,
    long row,
    String invoice,
    String stockCode,
    String description,
    long quantity,
    LocalDateTime at,
    BigDecimal unitPrice,
    String customer,
    String country) {

  /** What the line is worth in pounds: quantity times price, negative for returns. */
  public BigDecimal value() {
    return unitPrice.multiply(BigDecimal.valueOf(quantity));
  }
}
