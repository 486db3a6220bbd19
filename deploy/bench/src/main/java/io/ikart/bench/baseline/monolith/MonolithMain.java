package io.ikart.bench.baseline.monolith;

import io.ikart.bench.baseline.ChildJvm;
import io.ikart.bench.baseline.postgres.PostgresServer;
import io.ikart.bench.baseline.postgres.StatementCheckout;
import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import java.io.IOException;

/**
 * The service in a process of its own. It serves on the loopback address until its standard input
 * ends. Settings: {@code BENCH_PORT}, {@code BENCH_JDBC_URL}, {@code BENCH_JDBC_PASSWORD}.
 */
public final class MonolithMain {

  private static final int POOL = 16;

  private MonolithMain() {}

  /** Takes no arguments. */
  public static void main(String[] arguments) throws IOException {
    var url = ChildJvm.setting("BENCH_JDBC_URL");
    var password = ChildJvm.setting("BENCH_JDBC_PASSWORD");
    int port = Integer.parseInt(ChildJvm.setting("BENCH_PORT"));
    try (var pool = PostgresServer.pool(url, password, POOL, true)) {
      var routes = new CartRoutes(new CartDesk(pool, new StatementCheckout(true)));
      var server =
          Javalin.create(
                  config -> {
                    config.startup.showJavalinBanner = false;
                    config.http.compressionStrategy = CompressionStrategy.NONE;
                    routes.register(config.routes);
                  })
              .start("127.0.0.1", port);
      ChildJvm.awaitEnd();
      server.stop();
    }
  }
}
