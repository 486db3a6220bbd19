package io.ikart.edge.analytics;

import io.ikart.schemas.sales.SalesFigure;
import java.util.Map;

/**
 * Sales figures by grain, so that many minutes never push out a day. The breakdown by product
 * within country is not kept: it is in the topic and in the lake.
 */
final class FigureTable {

  private static final int MOST_OF_A_GRAIN = 150_000;
  private static final String NOT_KEPT = "COUNTRY_PRODUCT";

  private final Map<String, NewestRows<SalesFigure>> byGrain =
      Map.of("MINUTE", rows(), "HOUR", rows(), "DAY", rows());

  /** Takes a figure; false when it is not news. */
  boolean put(SalesFigure figure) {
    var rows = byGrain.get(figure.getGrain());
    return rows != null
        && !figure.getBreakdown().equals(NOT_KEPT)
        && rows.put(figure.getFigureId(), figure);
  }

  /** Figures of a grain: MINUTE, HOUR or DAY. */
  NewestRows<SalesFigure> of(String grain) {
    return byGrain.get(grain);
  }

  private static NewestRows<SalesFigure> rows() {
    return new NewestRows<>(MOST_OF_A_GRAIN, SalesFigure::getFrom, SalesFigure::getRevision);
  }
}
