package io.ikart.edge;

import io.ikart.edge.account.AddressLimits;
import io.ikart.edge.account.Identity;
import io.ikart.edge.account.Passwords;
import io.ikart.edge.analytics.AnalyticsRoutes;
import io.ikart.edge.analytics.LiveSales;
import io.ikart.edge.analytics.ResultTables;
import io.ikart.edge.auth.AccessTokens;
import io.ikart.edge.auth.ExternalIssuer;
import io.ikart.edge.auth.RefreshTokens;
import io.ikart.edge.auth.Revocations;
import io.ikart.edge.behaviour.KafkaActionLog;
import io.ikart.edge.command.CommandMetrics;
import io.ikart.edge.command.Commands;
import io.ikart.edge.command.KafkaCommandSender;
import io.ikart.edge.command.Replies;
import io.ikart.edge.command.ReplyReader;
import io.ikart.edge.kafka.Clients;
import io.ikart.edge.kafka.ClusterProbe;
import io.ikart.edge.ops.HealthRoutes;
import io.ikart.edge.ops.HttpMetrics;
import io.ikart.edge.ops.Meters;
import io.ikart.edge.progress.ProgressFeed;
import io.ikart.edge.progress.ProgressStreams;
import io.ikart.edge.query.HttpQueryTransport;
import io.ikart.edge.query.QueryRouter;
import io.ikart.edge.query.RouteWatch;
import io.ikart.edge.seal.KafkaKeyLog;
import io.ikart.edge.search.ProductSearch;
import io.ikart.edge.search.SearchEngine;
import io.ikart.edge.tls.TlsListener;
import io.ikart.edge.view.Views;
import io.ikart.edge.webhook.CarrierWebhookRoutes;
import io.ikart.edge.webhook.PaymentWebhookRoutes;
import io.ikart.edge.webhook.WebhookMeters;
import io.ikart.schemas.seal.Sealing;
import io.ikart.schemas.serde.AvroWire;
import io.javalin.Javalin;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A running edge: everything it has open, and the order in which it lets go of it. */
final class Edge implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Edge.class);
  private static final int MOST_PENDING = 20_000;
  private static final Duration LONGEST_PENDING = Duration.ofSeconds(60);
  private static final Duration QUERY_PATIENCE = Duration.ofSeconds(5);
  private static final Set<String> NEEDED = Set.of("catalog", "stock", "checkout");

  private final Deque<AutoCloseable> open = new ArrayDeque<>();
  private final ExecutorService executor = WorkThreads.open();
  private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor();
  private final PrometheusMeterRegistry meters = Meters.open();
  private final Javalin server;

  /**
   * Opens everything; ready when {@code /health/ready} says so.
   *
   * @param wire the wire format, its schema ids resolved
   */
  Edge(EdgeSettings settings, AvroWire wire) {
    var clients = new Clients(settings.bootstrap(), settings.kafkaSecurity(), meters);
    var replies = new Replies(MOST_PENDING, LONGEST_PENDING);
    var reader =
        opened(
            new ReplyReader(
                replies,
                wire,
                settings.replyPartition(),
                settings.instance(),
                () -> clients.consumer("ikart-edge-replies")));
    var feed = opened(new ProgressFeed(wire, () -> clients.consumer("ikart-edge-progress")));
    var results = opened(new ResultTables(wire, () -> clients.consumer("ikart-edge-results")));
    var clock = InstantSource.system();
    var revocations =
        opened(new Revocations(wire, clock, () -> clients.consumer("ikart-edge-revocations")));
    var passwords = opened(new Passwords(settings.accountSecrets()));
    var identity =
        new Identity(
            settings.accountSecrets(),
            passwords,
            settings.tokenKeys(),
            new AccessTokens(
                settings.tokenKeys(), settings.tokenIssuer(), settings.clients(), clock),
            new RefreshTokens(settings.tokenKeys()),
            revocations,
            settings.clients(),
            settings.issuer().map(plan -> new ExternalIssuer(plan, clock)),
            new AddressLimits());
    var probe = opened(new ClusterProbe(settings.bootstrap(), settings.kafkaSecurity()));
    var producer = opened(clients.producer());
    var sender = new KafkaCommandSender(producer, wire, reader::partition);
    var commands =
        new Commands(sender, replies, reader::ready, new CommandMetrics(meters, replies));
    var transport = new HttpQueryTransport(settings.internalSecret(), executor);
    var watch = new RouteWatch(settings.querySeeds(), transport);
    var router = new QueryRouter(watch, transport, QUERY_PATIENCE, executor, meters);
    var streams =
        new ProgressStreams(feed, router, new Views(wire), revocations, scheduler, executor);
    meters.gauge("ikart.progress.streams", streams, ProgressStreams::size);
    var health =
        new HealthRoutes(
            Map.of(
                "replies", reader::ready,
                "progress", feed::ready,
                "revocations", revocations::ready,
                "cluster", probe::reachable,
                "routing", () -> router.applications().containsAll(NEEDED)));
    var search = new ProductSearch(opened(new SearchEngine(settings.searchUrl())));
    var webhooks =
        new PaymentWebhookRoutes(
            settings.gatewayWebhookSecrets(),
            sender,
            WebhookMeters.ofGateways(meters),
            InstantSource.system(),
            executor);
    var carriers =
        new CarrierWebhookRoutes(
            settings.carrierWebhookSecrets(),
            sender,
            WebhookMeters.ofCarriers(meters),
            InstantSource.system(),
            executor);
    var live = new LiveSales(results, revocations, scheduler, executor);
    var app =
        new Routes(
                commands,
                router,
                search,
                wire,
                streams,
                webhooks,
                carriers,
                identity,
                settings.protection(),
                new Sealing(settings.masterKey()),
                new KafkaKeyLog(producer, wire),
                new KafkaActionLog(producer, wire),
                new AnalyticsRoutes(results, live),
                health,
                meters,
                executor)
            .app();
    server =
        EdgeServer.create(
                settings.bind(), settings.port(), settings.tls(), app, new HttpMetrics(meters))
            .start();
    open.push(server::stop);
    open.push(streams);
    open.push(live);
    reader.start();
    feed.start();
    results.start();
    revocations.start();
    probe.start(scheduler);
    settings.tls().ifPresent(this::followCertificate);
    watch.start(scheduler);
  }

  private void followCertificate(TlsListener tls) {
    var unused = scheduler.scheduleWithFixedDelay(tls::follow, 1, 1, TimeUnit.MINUTES);
  }

  /** The port it listens on. */
  int port() {
    return server.port();
  }

  private <T extends AutoCloseable> T opened(T closeable) {
    open.push(closeable);
    return closeable;
  }

  /**
   * Ends streams, stops to accept, finishes what is under way (ten seconds at most), then lets go
   * of the clients.
   */
  @Override
  public void close() {
    while (!open.isEmpty()) {
      try {
        open.pop().close();
      } catch (Exception e) {
        LOG.warn("Could not close cleanly", e);
      }
    }
    scheduler.shutdownNow();
    executor.shutdownNow();
    meters.close();
  }
}
