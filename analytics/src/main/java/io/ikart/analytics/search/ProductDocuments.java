package io.ikart.analytics.search;

import io.ikart.analytics.kernel.AvroType;
import io.ikart.schemas.catalog.ProductUpserted;
import java.io.IOException;
import java.util.TreeMap;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Keyed by product: puts the product, the levels of its SKUs and its rating together. Changes that
 * come close after each other make one document: a product that sells fifty times a second is
 * written ten times.
 */
final class ProductDocuments
    extends KeyedCoProcessFunction<String, ProductUpserted, ProductNews, SearchDocument> {

  private static final long serialVersionUID = 1L;

  /** How long a change waits for others to the same product. */
  static final long GATHER_MS = 100;

  private transient ValueState<ProductUpserted> product;
  private transient ValueState<Long> createdAt;
  private transient ValueState<Boolean> waiting;
  private transient MapState<String, SkuLevel> levels;
  private transient ValueState<ProductRating> rating;

  @Override
  public void open(OpenContext context) {
    var runtime = getRuntimeContext();
    product =
        runtime.getState(
            new ValueStateDescriptor<>("product", AvroType.records(ProductUpserted.class)));
    createdAt = runtime.getState(new ValueStateDescriptor<>("created-at", Types.LONG));
    waiting = runtime.getState(new ValueStateDescriptor<>("waiting", Types.BOOLEAN));
    levels =
        runtime.getMapState(
            new MapStateDescriptor<>("levels", Types.STRING, TypeInformation.of(SkuLevel.class)));
    rating =
        runtime.getState(
            new ValueStateDescriptor<>("rating", TypeInformation.of(ProductRating.class)));
  }

  @Override
  public void processElement1(
      ProductUpserted event, Context context, Collector<SearchDocument> documents)
      throws Exception {
    var known = product.value();
    if (known != null && event.getMeta().getVersion() <= known.getMeta().getVersion()) {
      return;
    }
    if (known == null) {
      createdAt.update(event.getMeta().getOccurredAt().toEpochMilli());
    }
    product.update(event);
    gather(context);
  }

  @Override
  public void processElement2(
      ProductNews change, Context context, Collector<SearchDocument> documents) throws Exception {
    if (change.level() != null) {
      levels.put(change.level().sku(), change.level());
    } else if (isOlderThan(change.rating())) {
      rating.update(change.rating());
    } else {
      return;
    }
    gather(context);
  }

  private boolean isOlderThan(ProductRating stated) throws IOException {
    var known = rating.value();
    return known == null || known.version() < stated.version();
  }

  @Override
  public void onTimer(long time, OnTimerContext context, Collector<SearchDocument> documents)
      throws Exception {
    waiting.clear();
    var current = product.value();
    if (current == null) {
      return;
    }
    var known = new TreeMap<String, SkuLevel>();
    for (var entry : levels.entries()) {
      known.put(entry.getKey(), entry.getValue());
    }
    documents.collect(DocumentJson.of(current, known, rating.value(), createdAt.value()));
  }

  private void gather(Context context) throws IOException {
    if (waiting.value() == null) {
      waiting.update(true);
      var timers = context.timerService();
      timers.registerProcessingTimeTimer(timers.currentProcessingTime() + GATHER_MS);
    }
  }
}
