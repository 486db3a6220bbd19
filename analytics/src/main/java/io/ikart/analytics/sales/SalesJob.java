package io.ikart.analytics.sales;

import io.ikart.analytics.kernel.AvroType;
import io.ikart.analytics.kernel.Table;
import io.ikart.schemas.sales.LateSale;
import io.ikart.schemas.sales.SalesFigure;
import java.time.ZoneId;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;

/** Orders in, sales out; sales in, figures out. */
public final class SalesJob {

  private SalesJob() {}

  /**
   * What becomes of sales.
   *
   * @param figures sales figures, upserted by id
   * @param late what came after its figure was closed
   */
  public record Streams(DataStream<SalesFigure> figures, DataStream<LateSale> late) {}

  /** What every order sold and gave back. */
  public static DataStream<Sale> sales(DataStream<OrderFact> orders) {
    return orders
        .keyBy(OrderFact::orderId)
        .process(new OrderSales(), TypeInformation.of(Sale.class))
        .name("what orders sold")
        .uid("order-sales");
  }

  /**
   * Figures of every sale.
   *
   * @param zone whose midnight begins a day
   */
  public static Streams figures(DataStream<Sale> sales, ZoneId zone) {
    var figures =
        sales
            .flatMap(new Entries(zone), TypeInformation.of(Entry.class))
            .name("figures a sale belongs to")
            .uid("sales-entries")
            .keyBy(Entry::figureId)
            .process(table(), AvroType.records(SalesFigure.class))
            .name("sales by minute, hour and day")
            .uid("sales-figures");
    var late =
        figures
            .getSideOutput(Lateness.LATE)
            .map(Lateness::of, AvroType.records(LateSale.class))
            .name("sales too late for their figure")
            .uid("late-sales");
    return new Streams(figures, late);
  }

  static Table<Entry, SalesFigure> table() {
    return new Table<>(SalesFigure.class, FigureFold::add, Entry::closedMs, Lateness.LATE);
  }
}
