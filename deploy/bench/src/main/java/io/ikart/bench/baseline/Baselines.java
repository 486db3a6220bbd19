package io.ikart.bench.baseline;

import io.ikart.bench.Contender;
import io.ikart.bench.baseline.postgres.Checkout;
import io.ikart.bench.baseline.postgres.FunctionCheckout;
import io.ikart.bench.baseline.postgres.PostgresCheckout;
import io.ikart.bench.baseline.postgres.ShopData;
import io.ikart.bench.baseline.postgres.StatementCheckout;
import io.ikart.bench.baseline.services.StreamsExample;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Every baseline, by name; none is started by being listed. */
public final class Baselines {

  private static final int[] TOUCHED_PARTITIONS = {4, 8, 16, 32};

  private Baselines() {}

  /** All of them. */
  public static List<Contender> of(BaselineSettings settings) {
    return Stream.concat(databases(settings).stream(), logs(settings).stream()).toList();
  }

  /** P1, and P2 under a load with one hot SKU. */
  public static List<Contender> databases(BaselineSettings settings) {
    var all = new ArrayList<Contender>();
    for (boolean durable : new boolean[] {true, false}) {
      all.add(postgres("statements", new StatementCheckout(false), durable, settings));
      all.add(postgres("batches", new StatementCheckout(true), durable, settings));
      all.add(postgres("function", new FunctionCheckout(), durable, settings));
    }
    return List.copyOf(all);
  }

  private static Contender postgres(
      String way, Checkout checkout, boolean durable, BaselineSettings settings) {
    return new PostgresCheckout(
        "postgres-" + way + (durable ? "" : "-async"),
        checkout,
        durable,
        new ShopData(settings.skus(), settings.unitsEach()),
        settings.warmUp());
  }

  /** P3, P4 and P5; they need a broker. */
  public static List<Contender> logs(BaselineSettings settings) {
    var all = new ArrayList<Contender>();
    all.add(new RawLog(settings.bootstrap(), settings.recordBytes()));
    IntStream.of(TOUCHED_PARTITIONS)
        .forEach(each -> all.add(new BareTransactions(settings.bootstrap(), each)));
    all.add(new StreamsExample(settings.bootstrap(), settings.skus(), settings.warmUp()));
    return List.copyOf(all);
  }
}
