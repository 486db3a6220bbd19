package io.ikart.analytics.sales.top;

import io.ikart.analytics.kernel.AvroType;
import io.ikart.analytics.sales.Sale;
import io.ikart.schemas.sales.TopProducts;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.util.Collector;

/** Sales in, lists of the best and of the rising products out. */
public final class TopJob {

  private TopJob() {}

  /** Lists of every window, upserted by list. */
  public static DataStream<TopProducts> lists(DataStream<Sale> sales) {
    return sales
        .flatMap(TopJob::products, TypeInformation.of(ProductSale.class))
        .name("what products sold")
        .uid("product-sales")
        .keyBy(ProductSale::key)
        .process(new SlidingSales(), TypeInformation.of(ProductWindow.class))
        .name("products in sliding windows")
        .uid("sliding-sales")
        .keyBy(ProductWindow::key)
        .process(new Ranking(), AvroType.records(TopProducts.class))
        .name("top and trending products")
        .uid("ranking");
  }

  private static void products(Sale sale, Collector<ProductSale> products) {
    for (var line : sale.lines()) {
      if (!line.productId().isEmpty()) {
        products.collect(
            new ProductSale(
                line.productId(),
                line.title(),
                sale.currency(),
                sale.atMs(),
                line.counts().netUnits(),
                line.counts().net()));
      }
    }
  }
}
