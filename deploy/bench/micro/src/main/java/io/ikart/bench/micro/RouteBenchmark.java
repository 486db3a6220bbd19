package io.ikart.bench.micro;

import io.ikart.edge.query.RoutingTable;
import io.ikart.schemas.query.ApplicationRoutes;
import io.ikart.schemas.query.PartitionRoute;
import io.ikart.schemas.query.Routes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Which instance has a key. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class RouteBenchmark {

  @Param({"4", "256"})
  public int partitions;

  private RoutingTable table;

  /** Learns the routes. */
  @Setup
  public void learn() {
    var routes =
        IntStream.range(0, partitions)
            .mapToObj(each -> new PartitionRoute(each, "10.0.0." + each % 8, List.of("10.0.1.1")))
            .toList();
    var said = new Routes(List.of(new ApplicationRoutes("checkout", routes)));
    table = RoutingTable.merging(Map.of("10.0.0.1", said));
  }

  @Benchmark
  public Optional<PartitionRoute> route() {
    return table.route("checkout", Sample.CART);
  }
}
