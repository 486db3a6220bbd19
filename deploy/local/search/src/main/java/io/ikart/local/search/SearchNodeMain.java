package io.ikart.local.search;

import java.lang.System.Logger.Level;
import org.elasticsearch.common.logging.LogConfigurator;

/**
 * Runs one Elasticsearch node until SIGTERM. Settings come from {@code IKART_HOME}, {@code
 * IKART_SEARCH_PORT}, {@code IKART_SEARCH_TRANSPORT_PORT} and {@code IKART_SEARCH_MODULES}. Exits 2
 * on a bad setting, 1 when the node cannot start, and says why.
 */
public final class SearchNodeMain {

  private static final System.Logger LOG = System.getLogger(SearchNodeMain.class.getName());

  private SearchNodeMain() {}

  /** Takes no arguments. */
  public static void main(String[] arguments) {
    SearchNodeSettings settings;
    try {
      settings = SearchNodeSettings.from(System.getenv());
    } catch (IllegalArgumentException bad) {
      System.err.println("search node: " + bad.getMessage());
      System.exit(2);
      return;
    }
    // Elasticsearch's own loggers are unusable until this has been called.
    LogConfigurator.configureESLogging();
    SearchNode node;
    try {
      node = SearchNode.start(settings);
    } catch (RuntimeException refused) {
      LOG.log(Level.ERROR, "search node: cannot start", refused);
      System.exit(1);
      return;
    }
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(node), "stop-search-node"));
    LOG.log(Level.INFO, "search node ready on 127.0.0.1:" + settings.httpPort());
    node.awaitClosed();
  }

  /** An ordered stop exits 0; left alone, the JVM would report the signal (143). */
  private static void stop(SearchNode node) {
    node.close();
    LOG.log(Level.INFO, "search node stopped");
    Runtime.getRuntime().halt(0);
  }
}
