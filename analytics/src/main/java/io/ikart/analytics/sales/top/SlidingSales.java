package io.ikart.analytics.sales.top;

import java.time.Duration;
import java.util.ArrayList;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Adds up what a product sold in windows that slide by a step. Keeps one sum a step for two
 * windows, so that each window knows the one before it; a product that stops selling leaves nothing
 * behind.
 */
public final class SlidingSales extends KeyedProcessFunction<String, ProductSale, ProductWindow> {

  /** Length of a window. */
  public static final Duration WINDOW = Duration.ofHours(1);

  /** By how much it slides. */
  public static final Duration STEP = Duration.ofMinutes(1);

  private static final long serialVersionUID = 1L;

  private transient MapState<Long, Sum> steps;

  /**
   * What was sold in one step.
   *
   * @param sale names the product; its amounts are the sums
   */
  public record Sum(ProductSale sale) {

    Sum plus(ProductSale more) {
      return new Sum(
          new ProductSale(
              more.productId(),
              more.title(),
              more.currency(),
              more.atMs(),
              sale.units() + more.units(),
              sale.net() + more.net()));
    }
  }

  @Override
  public void open(OpenContext context) {
    steps =
        getRuntimeContext()
            .getMapState(
                new MapStateDescriptor<>("steps", Types.LONG, TypeInformation.of(Sum.class)));
  }

  @Override
  public void processElement(ProductSale sale, Context context, Collector<ProductWindow> windows)
      throws Exception {
    long endMs = nextStep(sale.atMs());
    if (context.timerService().currentWatermark() >= endMs + 2 * WINDOW.toMillis()) {
      return;
    }
    var known = steps.get(endMs);
    steps.put(endMs, known == null ? new Sum(sale) : known.plus(sale));
    context.timerService().registerEventTimeTimer(endMs);
  }

  @Override
  public void onTimer(long endMs, OnTimerContext context, Collector<ProductWindow> windows)
      throws Exception {
    long beginMs = endMs - WINDOW.toMillis();
    long beforeMs = beginMs - WINDOW.toMillis();
    var gone = new ArrayList<Long>();
    ProductSale last = null;
    long units = 0;
    long net = 0;
    long unitsBefore = 0;
    for (var step : steps.entries()) {
      var sale = step.getValue().sale();
      if (step.getKey() <= beforeMs) {
        gone.add(step.getKey());
      } else if (step.getKey() <= beginMs) {
        unitsBefore += sale.units();
      } else if (step.getKey() <= endMs) {
        units += sale.units();
        net += sale.net();
        last = last == null || sale.atMs() >= last.atMs() ? sale : last;
      }
    }
    for (var old : gone) {
      steps.remove(old);
    }
    if (last != null) {
      windows.collect(
          new ProductWindow(
              last.productId(), last.title(), last.currency(), endMs, units, net, unitsBefore));
    }
    if (!steps.isEmpty()) {
      context.timerService().registerEventTimeTimer(endMs + STEP.toMillis());
    }
  }

  /** First instant behind the step that has the instant. */
  static long nextStep(long atMs) {
    return Math.floorDiv(atMs, STEP.toMillis()) * STEP.toMillis() + STEP.toMillis();
  }
}
