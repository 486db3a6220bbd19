package io.ikart.analytics.sales.customers;

import io.ikart.analytics.kernel.AvroType;
import io.ikart.analytics.sales.Sale;
import io.ikart.schemas.sales.CustomerSegment;
import org.apache.flink.streaming.api.datastream.DataStream;

/** Sales in, customers' segments out. Guests are nobody's customer twice and have none. */
public final class SegmentsJob {

  private static final String CUSTOMER = "cust_";

  private SegmentsJob() {}

  /** A row of every customer, upserted. */
  public static DataStream<CustomerSegment> segments(DataStream<Sale> sales) {
    return sales
        .filter(sale -> sale.customerId().startsWith(CUSTOMER))
        .name("sales to customers")
        .uid("customer-sales")
        .keyBy(Sale::customerId)
        .process(new Segments(), AvroType.records(CustomerSegment.class))
        .name("recency, frequency, money")
        .uid("segments");
  }
}
