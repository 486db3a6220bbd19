package io.ikart.bench;

import io.ikart.bench.baseline.MonolithProcess;
import io.ikart.tools.Patience;
import io.ikart.tools.shop.EdgeClient;
import io.ikart.tools.shop.EdgeException;
import io.ikart.tools.shop.Shop;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** The same journeys over HTTP against a service with a pool and a database. */
final class MonolithJourneys implements Contender {

  private static final Duration BOOT = Duration.ofSeconds(30);

  private final BenchGoods goods;
  private final int warmUp;
  private MonolithProcess monolith;

  MonolithJourneys(BenchGoods goods, int warmUp) {
    this.goods = goods;
    this.warmUp = warmUp;
  }

  @Override
  public String name() {
    return "monolith";
  }

  @Override
  public Map<String, String> settings() {
    return Map.of(
        "service",
        "Javalin, HikariCP (16), PostgreSQL; fsync and synchronous_commit on",
        "warmUpJourneys",
        Integer.toString(warmUp));
  }

  @Override
  public void prepare(Progress progress) throws Exception {
    progress.say("starting the monolith and its database");
    monolith = MonolithProcess.start(goods.count());
    try (var client = new EdgeClient(monolith.address(), Duration.ZERO)) {
      new Patience(BOOT).until("the monolith", () -> isReady(client));
    }
    progress.say("warming up with %,d journeys", warmUp);
    run(new Load(warmUp, 0, 16, Keys.UNIFORM, 3, 0));
  }

  private static boolean isReady(EdgeClient client) throws InterruptedException {
    try {
      return client.send(Shop.ready()).isSuccess();
    } catch (EdgeException e) {
      return false;
    }
  }

  @Override
  public Outcome run(Load load) throws Exception {
    try (var client = new EdgeClient(monolith.address(), Duration.ZERO)) {
      var journeys = new HttpJourneys(client, goods, Optional.empty(), load.lines(), true);
      return journeys.outcome(Clients.run(load, goods.count(), journeys::work), Map.of());
    }
  }

  @Override
  public void close() throws Exception {
    if (monolith != null) {
      monolith.close();
    }
  }
}
