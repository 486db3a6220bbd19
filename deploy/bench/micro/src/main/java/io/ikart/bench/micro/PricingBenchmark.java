package io.ikart.bench.micro;

import io.ikart.schemas.cart.Cart;
import io.ikart.schemas.cart.CheckOut;
import io.ikart.schemas.catalog.Offer;
import io.ikart.topologies.checkout.cart.CartDecider;
import io.ikart.topologies.kernel.Decision;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A checkout of a cart: every line repriced against its offer. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class PricingBenchmark {

  @Param({"3", "100", "1000"})
  public int lines;

  private final CheckOut command =
      CheckOut.newBuilder()
          .setMeta(Sample.meta(Sample.CART, "check-out"))
          .setPaymentToken("tok_approve")
          .build();
  private Cart cart;
  private FixedContext context;

  /** Fills the cart. */
  @Setup
  public void fill() {
    Map<String, Offer> offers = new HashMap<>();
    cart = Sample.cart(lines);
    for (int number = 0; number < lines; number++) {
      offers.put(Sample.offer(number).getOfferId(), Sample.offer(number));
    }
    context = new FixedContext(command.getMeta(), offers);
    for (int number = 0; number < lines; number++) {
      context.put(Sample.line(number).getOfferId(), Sample.line(number));
    }
  }

  @Benchmark
  public Decision checkOut() {
    var decision = CartDecider.CART.decide(cart, command, context);
    if (decision.isRefused()) {
      throw new IllegalStateException(decision.toString());
    }
    return decision;
  }
}
