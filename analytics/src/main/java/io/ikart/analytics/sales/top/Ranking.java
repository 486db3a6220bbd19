package io.ikart.analytics.sales.top;

import io.ikart.schemas.sales.RankedProduct;
import io.ikart.schemas.sales.TopProducts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/** Ranks the products of one window once all of them are there, and forgets them. */
public final class Ranking extends KeyedProcessFunction<String, ProductWindow, TopProducts> {

  private static final long serialVersionUID = 1L;
  private static final int PLACES = 20;
  private static final Comparator<ProductWindow> BY_ID =
      Comparator.comparing(ProductWindow::productId);
  private static final Comparator<ProductWindow> BEST_FIRST =
      Comparator.comparingLong(ProductWindow::net).reversed().thenComparing(BY_ID);
  private static final Comparator<ProductWindow> RISING_FIRST =
      Comparator.comparingLong(ProductWindow::rise).reversed().thenComparing(BY_ID);

  private transient ListState<ProductWindow> products;

  @Override
  public void open(OpenContext context) {
    products =
        getRuntimeContext()
            .getListState(
                new ListStateDescriptor<>("products", TypeInformation.of(ProductWindow.class)));
  }

  @Override
  public void processElement(ProductWindow window, Context context, Collector<TopProducts> lists)
      throws Exception {
    products.add(window);
    context.timerService().registerEventTimeTimer(window.toMs());
  }

  @Override
  public void onTimer(long toMs, OnTimerContext context, Collector<TopProducts> lists)
      throws Exception {
    var found = new ArrayList<ProductWindow>();
    products.get().forEach(found::add);
    products.clear();
    if (!found.isEmpty()) {
      var currency = found.get(0).currency();
      var rising = found.stream().filter(window -> window.rise() > 0).toList();
      lists.collect(list("TOP", currency, found, toMs, BEST_FIRST));
      lists.collect(list("TRENDING", currency, rising, toMs, RISING_FIRST));
    }
  }

  private static TopProducts list(
      String name,
      String currency,
      List<ProductWindow> found,
      long toMs,
      Comparator<ProductWindow> order) {
    int minutes = (int) SlidingSales.WINDOW.toMinutes();
    return new TopProducts(
        name + "/" + minutes + "/" + currency,
        name,
        minutes,
        Instant.ofEpochMilli(toMs).minus(SlidingSales.WINDOW),
        Instant.ofEpochMilli(toMs),
        currency,
        found.stream().sorted(order).limit(PLACES).map(Ranking::ranked).toList(),
        toMs);
  }

  private static RankedProduct ranked(ProductWindow window) {
    return new RankedProduct(
        window.productId(), window.title(), window.units(), window.net(), window.unitsBefore());
  }
}
