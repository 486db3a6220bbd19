package io.ikart.bench;

import io.ikart.bench.baseline.BaselineSettings;
import io.ikart.bench.baseline.Baselines;
import io.ikart.tools.ToolsSettings;
import java.util.ArrayList;
import java.util.List;

/** Everything that can be measured side by side, by name. */
final class Contenders {

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
    var baselines = BaselineSettings.plenty(settings.bootstrap(), goods.count(), warmUp);
    var all = new ArrayList<Contender>(Baselines.of(baselines));
    all.add(new MonolithJourneys(goods, warmUp));
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
