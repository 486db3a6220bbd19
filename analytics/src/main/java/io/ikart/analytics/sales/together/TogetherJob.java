package io.ikart.analytics.sales.together;

import io.ikart.analytics.kernel.AvroType;
import io.ikart.analytics.sales.Sale;
import io.ikart.schemas.sales.BoughtTogether;
import java.util.Comparator;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.util.Collector;

/** Sales in, companions of products out. */
public final class TogetherJob {

  /** Products of an order that are paired, those of most value: pairs grow with the square. */
  static final int MOST_PAIRED = 30;

  private TogetherJob() {}

  /** A row of every product that was bought with another, upserted. */
  public static DataStream<BoughtTogether> together(DataStream<Sale> sales) {
    return sales
        .flatMap(TogetherJob::baskets, TypeInformation.of(Basket.class))
        .name("products of one order")
        .uid("baskets")
        .keyBy(Basket::productId)
        .process(new Companions(), AvroType.records(BoughtTogether.class))
        .name("bought together")
        .uid("companions");
  }

  static void baskets(Sale sale, Collector<Basket> baskets) {
    var products =
        sale.lines().stream()
            .filter(line -> line.counts().orders() > 0)
            .sorted(Comparator.comparingLong((Sale.Line line) -> line.counts().gross()).reversed())
            .map(Sale.Line::productId)
            .distinct()
            .limit(MOST_PAIRED)
            .toList();
    if (products.size() > 1) {
      for (var product : products) {
        var others = products.stream().filter(other -> !other.equals(product)).toList();
        baskets.collect(new Basket(product, others));
      }
    }
  }
}
