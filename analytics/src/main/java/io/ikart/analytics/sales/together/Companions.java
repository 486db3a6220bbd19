package io.ikart.analytics.sales.together;

import io.ikart.schemas.sales.BoughtTogether;
import io.ikart.schemas.sales.Companion;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Counts, for one product, in how many orders it stood with each other. Shown at most every ten
 * seconds: the row is found by looking at all companions.
 */
public final class Companions extends KeyedProcessFunction<String, Basket, BoughtTogether> {

  private static final long serialVersionUID = 1L;
  private static final int PLACES = 20;
  private static final long SHOWN_EVERY_MS = 10_000;
  private static final Comparator<Companion> MOST_FIRST =
      Comparator.comparingLong(Companion::getOrders)
          .reversed()
          .thenComparing(Companion::getProductId);

  private transient MapState<String, Long> companions;
  private transient ValueState<Long> orders;

  @Override
  public void open(OpenContext context) {
    var state = getRuntimeContext();
    companions =
        state.getMapState(new MapStateDescriptor<>("companions", Types.STRING, Types.LONG));
    orders = state.getState(new ValueStateDescriptor<>("orders", Types.LONG));
  }

  @Override
  public void processElement(Basket basket, Context context, Collector<BoughtTogether> rows)
      throws Exception {
    for (var other : basket.others()) {
      var known = companions.get(other);
      companions.put(other, known == null ? 1 : known + 1);
    }
    var before = orders.value();
    orders.update(before == null ? 1 : before + 1);
    long nowMs = context.timerService().currentProcessingTime();
    context
        .timerService()
        .registerProcessingTimeTimer(nowMs - nowMs % SHOWN_EVERY_MS + SHOWN_EVERY_MS);
  }

  @Override
  public void onTimer(long atMs, OnTimerContext context, Collector<BoughtTogether> rows)
      throws Exception {
    List<Companion> found = new ArrayList<>();
    for (var entry : companions.entries()) {
      found.add(new Companion(entry.getKey(), entry.getValue()));
    }
    long counted = orders.value();
    var best = found.stream().sorted(MOST_FIRST).limit(PLACES).toList();
    rows.collect(new BoughtTogether(context.getCurrentKey(), counted, best, counted));
  }
}
