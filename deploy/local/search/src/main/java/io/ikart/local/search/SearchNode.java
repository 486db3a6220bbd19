package io.ikart.local.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.env.Environment;
import org.elasticsearch.node.Node;
import org.elasticsearch.node.NodeValidationException;
import org.elasticsearch.plugins.PluginsLoader;

/** A running node. */
final class SearchNode {

  private static final int LONGEST_STOP_S = 10;

  private final Node node;
  private final CountDownLatch closed = new CountDownLatch(1);

  private SearchNode(Node node) {
    this.node = node;
  }

  /** Returns when the node answers on its port. */
  static SearchNode start(SearchNodeSettings settings) {
    try {
      var config = Files.createDirectories(settings.home().resolve("config"));
      var environment = new Environment(nodeSettings(settings), config);
      var modules = PluginsLoader.loadModulesBundles(settings.modules());
      var node =
          new Node(
              environment, PluginsLoader.createPluginsLoader(modules, Set.of(), Map.of(), false));
      return new SearchNode(node.start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NodeValidationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Settings nodeSettings(SearchNodeSettings settings) {
    return Settings.builder()
        .put("path.home", settings.home())
        .put("cluster.name", "ikart-local")
        .put("node.name", "search")
        .put("discovery.type", "single-node")
        .put("network.host", "127.0.0.1")
        .put("http.type", "netty4")
        .put("transport.type", "netty4")
        .put("http.port", settings.httpPort())
        .put("transport.port", settings.transportPort())
        // An index that a misspelt name makes would have no mappings.
        .put("action.auto_create_index", ".synonyms*")
        // A nearly full disk is the developer's to see to: the node must not turn read-only for it.
        .put("cluster.routing.allocation.disk.threshold_enabled", false)
        .build();
  }

  /** Waits for {@link #close()}, for ever. */
  void awaitClosed() {
    try {
      closed.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Ends the node in order: what is acknowledged is on disk anyway. */
  void close() {
    try {
      node.prepareForClose();
      node.close();
      node.awaitClose(LONGEST_STOP_S, TimeUnit.SECONDS);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      closed.countDown();
    }
  }
}
