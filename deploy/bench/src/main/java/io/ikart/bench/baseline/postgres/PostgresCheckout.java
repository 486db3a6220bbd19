package io.ikart.bench.baseline.postgres;

import com.zaxxer.hikari.HikariDataSource;
import io.ikart.bench.Clients;
import io.ikart.bench.Contender;
import io.ikart.bench.Keys;
import io.ikart.bench.Load;
import io.ikart.bench.Outcome;
import io.ikart.bench.baseline.Measured;
import io.ikart.bench.baseline.Pacing;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;

/**
 * Checkouts of prepared carts against PostgreSQL, closed loop or at a rate. An operation is an
 * order whose transaction was committed. A block with a broken law of the shop is void; so is one
 * with a refusal, unless stock is scarce on purpose.
 */
public final class PostgresCheckout implements Contender {

  private static final int CLIENTS = 16;

  private final String name;
  private final Checkout checkout;
  private final boolean durable;
  private final ShopData data;
  private final int warmUp;
  private PostgresServer server;
  private HikariDataSource pool;

  /**
   * @param durable whether a commit waits until it is on disk
   * @param warmUp orders before the first block
   */
  public PostgresCheckout(
      String name, Checkout checkout, boolean durable, ShopData data, int warmUp) {
    this.name = name;
    this.checkout = checkout;
    this.durable = durable;
    this.data = data;
    this.warmUp = warmUp;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Map<String, String> settings() {
    var settings = new TreeMap<>(PostgresServer.settings());
    settings.put("synchronous_commit", durable ? "on" : "off");
    settings.put("checkout", checkout.way());
    settings.put("skus", Integer.toString(data.skus()));
    settings.put("warmUpOrders", Integer.toString(warmUp));
    settings.put("pool", "HikariCP, one connection a client");
    return settings;
  }

  @Override
  public void prepare(Progress progress) throws Exception {
    progress.say("%s: starting PostgreSQL with %,d SKUs", name, data.skus());
    server = PostgresServer.start();
    pool = server.pool(CLIENTS, durable);
    data.create(pool);
    if (warmUp > 0) {
      progress.say("%s: warming up with %,d orders", name, warmUp);
      run(new Load(warmUp, 0, CLIENTS, Keys.UNIFORM, 3, 0));
    }
  }

  @Override
  public Outcome run(Load load) throws Exception {
    data.reset(pool);
    data.putCarts(pool, load);
    data.settle(pool);
    var measured = new Measured();
    var shoppers = new Shoppers(pool, checkout, new Pacing(load.rate()), measured);
    long nanos = Clients.run(load, data.skus(), (more, picker) -> shoppers.work(more));
    return measured.outcome(nanos, data.brokenLaws(pool));
  }

  /** Takes the carts one after another. */
  private record Shoppers(
      DataSource pool, Checkout checkout, Pacing pacing, Measured measured, AtomicLong carts) {

    Shoppers(DataSource pool, Checkout checkout, Pacing pacing, Measured measured) {
      this(pool, checkout, pacing, measured, new AtomicLong());
    }

    void work(BooleanSupplier isMoreToDo) throws SQLException, InterruptedException {
      while (isMoreToDo.getAsBoolean()) {
        long cartId = carts.incrementAndGet();
        long dueNanos = pacing.awaitNext();
        try (var connection = pool.getConnection()) {
          checkout.checkOut(connection, cartId, "key-" + cartId, "tok_approve");
          measured.done(dueNanos);
        } catch (Refused no) {
          measured.failed(no.code());
        }
      }
    }
  }

  @Override
  public void close() {
    if (pool != null) {
      pool.close();
    }
    if (server != null) {
      server.close();
    }
  }
}
