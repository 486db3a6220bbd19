package io.ikart.bench.micro;

import io.ikart.schemas.cart.Cart;
import io.ikart.schemas.serde.AvroWire;
import io.ikart.schemas.serde.LocalSchemas;
import io.ikart.schemas.stock.HoldStock;
import java.util.concurrent.TimeUnit;
import org.apache.avro.specific.SpecificRecord;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** A command and a root through the wire format. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class SerdeBenchmark {

  private final AvroWire wire = new AvroWire(new LocalSchemas());
  private final HoldStock command = Sample.hold("bench-000001", 7);
  private final Cart root = Sample.cart(3);
  private final byte[] encodedCommand = wire.encode(command);
  private final byte[] encodedRoot = wire.encode(root);

  @Benchmark
  public byte[] encodeCommand() {
    return wire.encode(command);
  }

  @Benchmark
  public SpecificRecord decodeCommand() {
    return wire.decode(encodedCommand);
  }

  @Benchmark
  public byte[] encodeRoot() {
    return wire.encode(root);
  }

  @Benchmark
  public SpecificRecord decodeRoot() {
    return wire.decode(encodedRoot);
  }
}
