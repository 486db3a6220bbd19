package io.ikart.bench.micro;

import io.ikart.schemas.stock.HoldStock;
import io.ikart.schemas.stock.StockItem;
import io.ikart.topologies.stock.StockDecider;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Units of a SKU are held: decided, and the fact folded. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class DecideAndFoldBenchmark {

  private static final String TEA = "bench-000001";

  private final HoldStock command = Sample.hold(TEA, 7);
  private final StockItem item = received();

  private static StockItem received() {
    var receive = Sample.receive(TEA);
    var context = new FixedContext(receive.getMeta(), Map.of());
    var decision = StockDecider.STOCK.decide(null, receive, context);
    return StockDecider.STOCK.evolve(null, decision.events().get(0), context);
  }

  @Benchmark
  public StockItem hold() {
    var context = new FixedContext(command.getMeta(), Map.of());
    var decision = StockDecider.STOCK.decide(item, command, context);
    return StockDecider.STOCK.evolve(item, decision.events().get(0), context);
  }
}
