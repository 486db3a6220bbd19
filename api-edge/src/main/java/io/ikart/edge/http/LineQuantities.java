package io.ikart.edge.http;

import io.ikart.schemas.order.LineQuantity;
import java.util.ArrayList;
import java.util.List;

/** Reads units of an order's lines: a list of offers with quantities. */
public final class LineQuantities {

  private static final int MOST_LINES = 1_000;
  private static final long MOST_UNITS = 100_000;

  private LineQuantities() {}

  /** The list in the field {@code lines}, which must have at least one line. */
  public static List<LineQuantity> required(Fields fields) {
    var lines = new ArrayList<LineQuantity>();
    for (var line : fields.objects("lines", 1, MOST_LINES)) {
      lines.add(
          new LineQuantity(
              line.text("offerId", Formats.OFFER_ID), line.whole("quantity", 1, MOST_UNITS)));
    }
    return lines;
  }
}
