package io.ikart.analytics.search;

import java.io.IOException;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Keyed by SKU: folds its stock and tells every product that ever listed it. A product that has
 * dropped the SKU is still told, so that the version of its document depends on the log alone and
 * not on which of two topics was read first.
 */
final class SkuLevels extends KeyedCoProcessFunction<String, Listing, StockFact, ProductNews> {

  private static final long serialVersionUID = 1L;

  private transient ValueState<SkuLevel> level;
  private transient MapState<String, Boolean> products;

  @Override
  public void open(OpenContext context) {
    level = getRuntimeContext().getState(new ValueStateDescriptor<>("level", SkuLevel.class));
    products =
        getRuntimeContext()
            .getMapState(new MapStateDescriptor<>("products", Types.STRING, Types.BOOLEAN));
  }

  @Override
  public void processElement1(Listing listing, Context context, Collector<ProductNews> levels)
      throws Exception {
    if (!products.contains(listing.productId())) {
      products.put(listing.productId(), true);
      levels.collect(ProductNews.of(listing.productId(), current(listing.sku())));
    }
  }

  @Override
  public void processElement2(StockFact fact, Context context, Collector<ProductNews> levels)
      throws Exception {
    var before = current(fact.sku());
    var after = before.after(fact);
    if (after.equals(before)) {
      return;
    }
    level.update(after);
    for (var product : products.keys()) {
      levels.collect(ProductNews.of(product, after));
    }
  }

  private SkuLevel current(String sku) throws IOException {
    var known = level.value();
    return known == null ? SkuLevel.none(sku) : known;
  }
}
