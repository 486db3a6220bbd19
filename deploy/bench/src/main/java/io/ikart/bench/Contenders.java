package io.ikart.bench;

import io.ikart.bench.baseline.BareTransactions;
import io.ikart.bench.baseline.RawLog;
import io.ikart.bench.baseline.postgres.FunctionCheckout;
import io.ikart.bench.baseline.postgres.PostgresCheckout;
import io.ikart.bench.baseline.postgres.ShopData;
import io.ikart.bench.baseline.postgres.StatementCheckout;
import io.ikart.tools.ToolsSettings;
import java.util.ArrayList;
import java.util.List;

/** Everything that can be measured side by side, by name. */
final class Contenders {

  /** Mean size of a record of the saga, from the log bytes and ends of a drained block. */
  private static final int RECORD_BYTES = 300;

  private static final long PLENTY = 1_000_000_000L;

  private Contenders() {}

  static List<Contender> all(ToolsSettings settings, BenchGoods goods, int warmUp) {
    var all = new ArrayList<Contender>();
    all.add(new ShopSaga(settings, goods, warmUp));
    all.add(new ShopJourneys(settings, goods, false, warmUp));
    all.add(new ShopJourneys(settings, goods, true, warmUp));
    all.add(new ShopReads(settings, goods, warmUp));
    all.addAll(baselines(settings, goods, warmUp));
    return all;
  }

  static List<Contender> baselines(ToolsSettings settings, BenchGoods goods, int warmUp) {
    var all = new ArrayList<Contender>();
    var data = new ShopData(goods.count(), PLENTY);
    for (boolean durable : new boolean[] {true, false}) {
      var async = durable ? "" : "-async";
      all.add(
          new PostgresCheckout(
              "postgres-statements" + async, new StatementCheckout(false), durable, data, warmUp));
      all.add(
          new PostgresCheckout(
              "postgres-function" + async, new FunctionCheckout(), durable, data, warmUp));
    }
    all.add(new MonolithJourneys(goods, warmUp));
    all.add(new RawLog(settings.bootstrap(), RECORD_BYTES));
    for (int partitions : new int[] {1, 8, 32}) {
      all.add(new BareTransactions(settings.bootstrap(), partitions));
    }
    return all;
  }

  /**
   * One of them.
   *
   * @throws IllegalArgumentException when there is none of this name; the message has all names
   */
  static Contender named(List<Contender> all, String name) {
    return all.stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "nothing named '%s' to measure; there are: %s"
                        .formatted(
                            name, String.join(", ", all.stream().map(Contender::name).toList()))));
  }
}
