package io.ikart.bench.baseline;

import com.zaxxer.hikari.HikariDataSource;
import io.ikart.bench.baseline.monolith.MonolithMain;
import io.ikart.bench.baseline.postgres.PostgresServer;
import io.ikart.bench.baseline.postgres.ShopData;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** The monolith with its database, in processes of their own, for as long as a benchmark lasts. */
public final class MonolithProcess implements AutoCloseable {

  private static final long PLENTY = 1_000_000_000L;

  private final PostgresServer database;
  private final HikariDataSource pool;
  private final ShopData data;
  private final ChildJvm service;
  private final int port;

  private MonolithProcess(
      PostgresServer database, HikariDataSource pool, ShopData data, ChildJvm service, int port) {
    this.database = database;
    this.pool = pool;
    this.data = data;
    this.service = service;
    this.port = port;
  }

  /**
   * Starts both; the service answers requests some time later.
   *
   * @param skus on sale
   */
  public static MonolithProcess start(int skus) throws Exception {
    var data = new ShopData(skus, PLENTY);
    var database = PostgresServer.start();
    var pool = database.pool(1, true);
    data.create(pool);
    data.reset(pool);
    data.settle(pool);
    int port = freePort();
    var service =
        ChildJvm.start(
            MonolithMain.class,
            List.of("-Xms512m", "-Xmx512m", "-XX:+UseParallelGC"),
            Map.of(
                "BENCH_PORT", Integer.toString(port),
                "BENCH_JDBC_URL", database.url(),
                "BENCH_JDBC_PASSWORD", database.password()));
    return new MonolithProcess(database, pool, data, service, port);
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** Where it serves. */
  public URI address() {
    return URI.create("http://127.0.0.1:" + port);
  }

  /** Laws of the shop that do not hold now; empty when all is well. */
  public List<String> brokenLaws() throws SQLException {
    return data.brokenLaws(pool);
  }

  /** Ends both and deletes the data. */
  @Override
  public void close() throws IOException, InterruptedException {
    service.close();
    pool.close();
    database.close();
  }
}
