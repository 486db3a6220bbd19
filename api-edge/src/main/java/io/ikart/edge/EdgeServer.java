package io.ikart.edge;

import io.ikart.edge.auth.Owned;
import io.ikart.edge.auth.Role;
import io.ikart.edge.http.Bodies;
import io.ikart.edge.ops.ContractRoutes;
import io.ikart.edge.ops.HttpMetrics;
import io.ikart.edge.problem.ProblemAnswers;
import io.ikart.edge.problem.ProblemPages;
import io.ikart.edge.tls.TlsListener;
import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.event.HandlerMetaInfo;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** The web server around the routes: its limits, threads, error pages, and how it stops. */
final class EdgeServer {

  private static final Duration IDLE = Duration.ofSeconds(60);
  private static final Duration LONGEST_STOP = Duration.ofSeconds(10);
  private static final String LOOPBACK = "127.0.0.1";
  private static final int HEADER_BYTES = 8 * 1024;

  private EdgeServer() {}

  /**
   * Makes a server that is not started yet.
   *
   * @param port 0 for any free one
   */
  static Javalin create(String bind, int port, EdgeApp app, HttpMetrics metrics) {
    return create(bind, port, Optional.empty(), app, metrics);
  }

  /**
   * Makes a server that is not started yet. With TLS, what is not encrypted is for this machine
   * alone: probes, and a proxy that stands here.
   *
   * @param port without encryption; 0 for any free one
   */
  static Javalin create(
      String bind, int port, Optional<TlsListener> tls, EdgeApp app, HttpMetrics metrics) {
    return Javalin.create(
        config -> {
          config.startup.showJavalinBanner = false;
          config.startup.showOldJavalinVersionWarning = false;
          config.startup.startupWatcherEnabled = false;
          config.concurrency.useVirtualThreads = WorkThreads.virtual();
          limit(config);
          config.jetty.modifyServer(EdgeServer::prepare);
          var plain = tls.isPresent() ? LOOPBACK : bind;
          config.jetty.addConnector((server, http) -> connector(server, http, plain, port));
          tls.ifPresent(
              listener ->
                  config.jetty.addConnector(
                      (server, http) -> patient(listener.connector(server, http, bind))));
          config.events.handlerAdded(EdgeServer::requireRule);
          config.staticFiles.add(ContractRoutes::viewer);
          config.requestLogger.http(metrics::answered);
          ProblemAnswers.register(config.routes);
          app.register(config.routes);
        });
  }

  /** Nobody can have meant a route that names nobody. */
  static void requireRule(HandlerMetaInfo route) {
    boolean namesSomebody =
        route.getRoles().stream().anyMatch(who -> who instanceof Role || who instanceof Owned);
    if (route.getHttpMethod().isHttpMethod() && !namesSomebody) {
      throw new IllegalStateException(
          "%s %s does not say who may use it".formatted(route.getHttpMethod(), route.getPath()));
    }
  }

  private static void limit(JavalinConfig config) {
    config.http.maxRequestSize = Bodies.BULK_LIMIT;
    config.http.prefer405over404 = true;
    config.http.generateEtags = false;
    config.http.defaultContentType = "application/json";
    config.http.compressionStrategy = CompressionStrategy.NONE;
    config.router.ignoreTrailingSlashes = false;
    config.jetty.modifyHttpConfiguration(
        http -> {
          http.setRequestHeaderSize(HEADER_BYTES);
          http.setSendServerVersion(false);
        });
  }

  private static void prepare(Server server) {
    server.setErrorHandler(new ProblemPages());
    server.setStopTimeout(LONGEST_STOP.toMillis());
  }

  private static Connector connector(Server server, HttpConfiguration http, String bind, int port) {
    var connector = new ServerConnector(server, new HttpConnectionFactory(http));
    connector.setHost(bind);
    connector.setPort(port);
    return patient(connector);
  }

  private static Connector patient(ServerConnector connector) {
    connector.setIdleTimeout(IDLE.toMillis());
    return connector;
  }
}
