package io.ikart.analytics.sales;

import io.ikart.schemas.sales.LateSale;
import java.time.Instant;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.util.OutputTag;

/** What came after its figure was closed. */
final class Lateness {

  static final OutputTag<Entry> LATE =
      new OutputTag<>("late-sales", TypeInformation.of(Entry.class));

  private Lateness() {}

  static LateSale of(Entry entry) {
    var counts = entry.counts();
    return new LateSale(
        entry.figureId(),
        entry.orderId(),
        Instant.ofEpochMilli(entry.atMs()),
        counts.orders(),
        counts.units(),
        counts.gross(),
        counts.refundedUnits(),
        counts.refunds());
  }
}
