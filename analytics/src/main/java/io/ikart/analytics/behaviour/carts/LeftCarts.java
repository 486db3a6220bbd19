package io.ikart.analytics.behaviour.carts;

import io.ikart.schemas.behaviour.AbandonedCart;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Finds carts with something in them to which nothing happened for an hour, and says so again when
 * the shopper comes back. A cart that ends leaves nothing behind.
 */
public final class LeftCarts extends KeyedProcessFunction<String, CartFact, AbandonedCart> {

  /** After how long without anything a cart counts as left. Event time. */
  public static final Duration PATIENCE = Duration.ofHours(1);

  private static final long serialVersionUID = 1L;

  private transient ValueState<OpenCart> cart;

  /**
   * A cart that may be left.
   *
   * @param customerId the shopper
   * @param currency of its values
   * @param lines value of each line by offer, minor units
   * @param version of the cart
   * @param lastMs when something last happened to it
   * @param waiting true when it may be left: not while it is checked out
   * @param left true when that was said
   */
  public record OpenCart(
      String customerId,
      String currency,
      Map<String, Long> lines,
      long version,
      long lastMs,
      boolean waiting,
      boolean left) {}

  @Override
  public void open(OpenContext context) {
    cart =
        getRuntimeContext()
            .getState(new ValueStateDescriptor<>("cart", TypeInformation.of(OpenCart.class)));
  }

  @Override
  public void processElement(CartFact fact, Context context, Collector<AbandonedCart> rows)
      throws Exception {
    var known = cart.value();
    if (known == null && fact.kind() != CartFact.Kind.OPENED) {
      return;
    }
    if (known != null) {
      context.timerService().deleteEventTimeTimer(known.lastMs() + PATIENCE.toMillis());
      if (known.left()) {
        rows.collect(row(fact.cartId(), known, fact.version(), false));
      }
    }
    if (fact.kind() == CartFact.Kind.ENDED) {
      cart.clear();
      return;
    }
    var now = next(known, fact);
    cart.update(now);
    if (now.waiting() && !now.lines().isEmpty()) {
      context.timerService().registerEventTimeTimer(now.lastMs() + PATIENCE.toMillis());
    }
  }

  @Override
  public void onTimer(long atMs, OnTimerContext context, Collector<AbandonedCart> rows)
      throws Exception {
    var known = cart.value();
    rows.collect(row(context.getCurrentKey(), known, known.version(), true));
    cart.update(
        new OpenCart(
            known.customerId(),
            known.currency(),
            known.lines(),
            known.version(),
            known.lastMs(),
            known.waiting(),
            true));
  }

  private static OpenCart next(OpenCart known, CartFact fact) {
    var lines = new HashMap<>(known == null ? Map.<String, Long>of() : known.lines());
    if (fact.kind() == CartFact.Kind.LINE_SET) {
      lines.put(fact.offerId(), fact.value());
    } else if (fact.kind() == CartFact.Kind.LINE_REMOVED) {
      lines.remove(fact.offerId());
    }
    return new OpenCart(
        known == null ? fact.customerId() : known.customerId(),
        known == null ? fact.currency() : known.currency(),
        lines,
        fact.version(),
        fact.atMs(),
        fact.kind() != CartFact.Kind.CHECKED_OUT,
        false);
  }

  private static AbandonedCart row(String cartId, OpenCart cart, long version, boolean abandoned) {
    return new AbandonedCart(
        cartId,
        cart.customerId(),
        cart.lines().size(),
        cart.lines().values().stream().mapToLong(Long::longValue).sum(),
        cart.currency(),
        Instant.ofEpochMilli(cart.lastMs()),
        abandoned,
        2 * version + (abandoned ? 1 : 0));
  }
}
