package io.ikart.edge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ikart.edge.analytics.AnalyticsRoutes;
import io.ikart.edge.analytics.LiveSales;
import io.ikart.edge.analytics.ResultTables;
import io.ikart.edge.auth.Role;
import io.ikart.edge.auth.StaffNetworks;
import io.ikart.edge.command.CommandMetrics;
import io.ikart.edge.command.Commands;
import io.ikart.edge.command.Replies;
import io.ikart.edge.http.Callers;
import io.ikart.edge.http.Networks;
import io.ikart.edge.ops.HealthRoutes;
import io.ikart.edge.ops.HttpMetrics;
import io.ikart.edge.ops.Meters;
import io.ikart.edge.progress.ProgressFeed;
import io.ikart.edge.progress.ProgressStreams;
import io.ikart.edge.protect.Cors;
import io.ikart.edge.protect.Protection;
import io.ikart.edge.protect.RateLimits;
import io.ikart.edge.protect.RatePlan;
import io.ikart.edge.search.ProductSearch;
import io.ikart.edge.search.SearchEngine;
import io.ikart.edge.view.Views;
import io.ikart.edge.webhook.CarrierWebhookRoutes;
import io.ikart.edge.webhook.PaymentWebhookRoutes;
import io.ikart.edge.webhook.WebhookMeters;
import io.ikart.schemas.behaviour.ShopperAction;
import io.ikart.schemas.seal.MasterKey;
import io.ikart.schemas.seal.Sealing;
import io.ikart.schemas.serde.AvroWire;
import io.ikart.schemas.serde.LocalSchemas;
import io.ikart.schemas.topic.CheckoutTopics;
import io.javalin.Javalin;
import io.javalin.event.HandlerMetaInfo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;

/** The edge with everything real but the log and the shop behind it. */
public final class TestEdge implements AutoCloseable {

  public static final String CART = "cart_01ARZ3NDEKTSV4RRFFQ69G5FAV";
  public static final String ORDER = "order_01ARZ3NDEKTSV4RRFFQ69G5FAV-1";

  /** What gateways and carriers sign with: the old secret and the new one. */
  public static final List<String> WEBHOOK_SECRETS =
      List.of("whsec_of_yesterday_0", "whsec_of_today_00000");

  /** As often as they like, from everywhere. */
  public static final Protection UNPROTECTED =
      new Protection(
          new Callers(Networks.NONE),
          new RateLimits(RatePlan.of("off")),
          new Cors(Set.of()),
          StaffNetworks.ANYWHERE);

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final TopicPartition ORDERS =
      new TopicPartition(CheckoutTopics.ORDER_EVENTS.name(), 0);

  public final AvroWire wire = new AvroWire(new LocalSchemas());
  public final Replies replies = new Replies(100, Duration.ofSeconds(30));
  public final FakeLog log = new FakeLog(replies);
  public final FakeShop shop = new FakeShop(wire);
  public final Sealing sealing = new Sealing(MasterKey.of("5".repeat(64)));
  public final FakeKeys keys = new FakeKeys();
  public final FakeResults results = new FakeResults(wire);
  public final List<ShopperAction> actions = new CopyOnWriteArrayList<>();
  public final TestIdentity identity = new TestIdentity(wire);
  private final ExecutorService executor = Executors.newFixedThreadPool(4);
  private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor();
  private final MockConsumer<String, byte[]> orderEvents = new MockConsumer<>("latest");
  private final ProgressFeed feed = new ProgressFeed(wire, () -> orderEvents);
  private final ResultTables tables = new ResultTables(wire, results::consumer);
  private final HttpClient client = HttpClient.newHttpClient();
  public final FakeSearchEngine engine = new FakeSearchEngine();
  private final SearchEngine search;
  private final Javalin server;
  private final ProgressStreams streams;
  private final LiveSales live;
  private final EdgeApp app;
  private final String staff = identity.staff(Role.OF_STAFF);
  private boolean showsNothing;
  private long nextOffset;

  public TestEdge() {
    this(Duration.ofSeconds(5));
  }

  public TestEdge(Duration budget) {
    this(budget, UNPROTECTED);
  }

  public TestEdge(Duration budget, Protection protection) {
    var meters = Meters.open();
    orderEvents.updatePartitions(
        ORDERS.topic(), List.of(new PartitionInfo(ORDERS.topic(), 0, Node.noNode(), null, null)));
    orderEvents.updateEndOffsets(Map.of(ORDERS, 0L));
    feed.start();
    var revocations = identity.identity().revocations();
    streams = new ProgressStreams(feed, shop, new Views(wire), revocations, scheduler, executor);
    var commands = new Commands(log, replies, () -> true, new CommandMetrics(meters, replies));
    var health = new HealthRoutes(Map.of("progress", feed::ready));
    var webhooks =
        new PaymentWebhookRoutes(
            WEBHOOK_SECRETS,
            log,
            WebhookMeters.ofGateways(meters),
            InstantSource.system(),
            executor);
    var carriers =
        new CarrierWebhookRoutes(
            WEBHOOK_SECRETS,
            log,
            WebhookMeters.ofCarriers(meters),
            InstantSource.system(),
            executor);
    search = new SearchEngine(engine.url());
    identity.start();
    tables.start();
    live = new LiveSales(tables, revocations, scheduler, executor);
    app =
        new Routes(
                commands,
                shop,
                new ProductSearch(search),
                wire,
                streams,
                webhooks,
                carriers,
                identity.identity(),
                protection,
                sealing,
                keys,
                this::append,
                new AnalyticsRoutes(tables, live),
                health,
                meters,
                executor)
            .app(budget);
    server = EdgeServer.create("127.0.0.1", 0, app, new HttpMetrics(meters));
    server.start();
    Awaitility.await()
        .until(() -> feed.ready() && tables.ready() && identity.identity().revocations().ready());
  }

  private CompletableFuture<Void> append(List<ShopperAction> batch) {
    actions.addAll(batch);
    return CompletableFuture.completedFuture(null);
  }

  /** Every route that is registered. */
  public List<HandlerMetaInfo> routes() {
    var routes = new CopyOnWriteArrayList<HandlerMetaInfo>();
    var unused =
        Javalin.create(
            config -> {
              config.events.handlerAdded(routes::add);
              app.register(config.routes);
            });
    return routes;
  }

  /** Appends an order's event to the log. */
  public void happens(String key, SpecificRecord event) {
    long offset = nextOffset++;
    orderEvents.schedulePollTask(
        () ->
            orderEvents.addRecord(
                new ConsumerRecord<>(ORDERS.topic(), 0, offset, key, wire.encode(event))));
  }

  public URI uri(String path) {
    return URI.create("http://127.0.0.1:" + server.port() + path);
  }

  /** The header of staff who may do everything. */
  public String staff() {
    return staff;
  }

  /** Whoever calls from now on is a stranger, unless they show a token of their own. */
  public TestEdge calledByStrangers() {
    showsNothing = true;
    return this;
  }

  /**
   * Sends a request; headers are name, value, name, value ... Staff send it who may do everything,
   * unless they show something else.
   */
  public HttpResponse<String> call(String method, String path, String body, String... headers) {
    var request = HttpRequest.newBuilder(uri(path)).timeout(Duration.ofSeconds(20));
    request.method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    if (!showsNothing && !List.of(headers).contains("Authorization")) {
      request.header("Authorization", staff);
    }
    try {
      return client.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  public HttpResponse<String> get(String path, String... headers) {
    return call("GET", path, null, headers);
  }

  public HttpResponse<String> post(String path, String body, String... headers) {
    return call("POST", path, body, headers);
  }

  public static JsonNode json(HttpResponse<String> response) {
    try {
      return JSON.readTree(response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(response.body(), e);
    }
  }

  /** Forgets what the last test said. */
  public void reset() {
    log.reset();
    keys.reset();
    shop.reset();
    engine.reset();
  }

  @Override
  public void close() {
    streams.close();
    live.close();
    server.stop();
    search.close();
    engine.close();
    feed.close();
    identity.close();
    tables.close();
    scheduler.shutdownNow();
    executor.shutdownNow();
  }
}
