package io.ikart.tools.retail;

import java.time.Instant;
import java.util.List;

/**
 * What one cancelled invoice takes back of one sale.
 *
 * @param number of the cancelled invoice
 * @param at when, UTC
 * @param sale what the goods had been sold on
 * @param lines units that come back; offers and prices are those of the sale
 * @param sources the input lines it was made of; one may stand in several
 */
record GoodsBack(
    String number, Instant at, Invoice sale, List<Invoice.Line> lines, List<RetailLine> sources) {

  /** What they had cost, in pence. */
  long pence() {
    return lines.stream().mapToLong(line -> line.quantity() * line.pence()).sum();
  }
}
