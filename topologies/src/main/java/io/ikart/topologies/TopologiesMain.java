package io.ikart.topologies;

import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs any subset of the applications in one process; several processes share the work. */
public final class TopologiesMain {

  private static final Logger LOG = LoggerFactory.getLogger(TopologiesMain.class);
  private static final int USAGE = 2;
  private static final String HELP =
      """
      usage: TopologiesMain [--apps NAME,NAME...]
        applications: %s (default: all)
        environment: IKART_BOOTSTRAP, IKART_KAFKA_CONFIG, IKART_REGISTRY_URL, IKART_STATE_DIR,
          IKART_QUERY_BIND, IKART_QUERY_ADVERTISED, IKART_INTERNAL_SECRET, IKART_APPS, IKART_REPLICATION,
          IKART_STANDBYS, IKART_COMMIT_INTERVAL_MS, IKART_THREADS, IKART_POLL_MS,
          IKART_AUDIT_KEYS (or IKART_AUDIT_KEYS_FILE) for audit
      """;

  private TopologiesMain() {}

  /** Runs until SIGTERM; exits 0 then, 1 when an application died, 2 on a bad setting. */
  public static void main(String[] arguments) throws InterruptedException {
    Settings settings;
    try {
      settings = Settings.from(System.getenv(), appsOf(arguments));
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
      System.exit(USAGE);
      return;
    }
    LOG.info("{}", settings);
    var died = new CountDownLatch(1);
    Runner runner;
    try {
      runner = new Runner(settings, died::countDown);
    } catch (RuntimeException e) {
      LOG.error("cannot start", e);
      System.err.println("cannot start: " + e.getMessage());
      System.exit(1);
      return;
    }
    Runtime.getRuntime().addShutdownHook(new Thread(runner::close, "shutdown"));
    runner.start();
    died.await();
    System.exit(1);
  }

  private static String appsOf(String[] arguments) {
    if (arguments.length == 0) {
      return null;
    }
    if (arguments.length == 2 && arguments[0].equals("--apps")) {
      return arguments[1];
    }
    throw new IllegalArgumentException(
        HELP.formatted(String.join(", ", Settings.ALL_APPS)).strip());
  }
}
