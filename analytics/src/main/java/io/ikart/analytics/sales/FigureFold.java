package io.ikart.analytics.sales;

import io.ikart.schemas.sales.SalesFigure;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;

/** What a fact makes of a figure. Pure. */
final class FigureFold {

  private FigureFold() {}

  /**
   * The figure with the entry added.
   *
   * @param known null when this is its first entry
   */
  static SalesFigure add(SalesFigure known, Entry entry) {
    var counts = entry.counts();
    if (known == null) {
      return figure(entry.figure(), counts, 1);
    }
    var sum =
        new Counts(
            known.getOrders() + counts.orders(),
            known.getUnits() + counts.units(),
            known.getGross() + counts.gross(),
            known.getRefundedUnits() + counts.refundedUnits(),
            known.getRefunds() + counts.refunds());
    return figure(entry.figure(), sum, known.getRevision() + 1);
  }

  private static SalesFigure figure(Entry.Figure of, Counts counts, long revision) {
    var part = of.part();
    return new SalesFigure(
        of.id(),
        of.grain().name(),
        Instant.ofEpochMilli(of.fromMs()),
        Instant.ofEpochMilli(of.toMs()),
        part.breakdown(),
        part.productId(),
        part.category(),
        part.country(),
        of.currency(),
        counts.orders(),
        counts.units(),
        counts.gross(),
        counts.refundedUnits(),
        counts.refunds(),
        counts.gross() - counts.refunds(),
        average(counts.gross(), counts.orders()),
        revision);
  }

  static long average(long gross, long orders) {
    return orders == 0
        ? 0
        : BigDecimal.valueOf(gross)
            .divide(BigDecimal.valueOf(orders), 0, RoundingMode.HALF_EVEN)
            .longValueExact();
  }
}
