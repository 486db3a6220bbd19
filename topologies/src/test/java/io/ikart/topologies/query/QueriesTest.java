package io.ikart.topologies.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.ikart.schemas.query.QueryCodec;
import io.ikart.schemas.query.QueryKind;
import io.ikart.schemas.query.QueryRequest;
import io.ikart.schemas.query.QueryResponse;
import io.ikart.schemas.query.QueryStatus;
import io.ikart.schemas.query.Routes;
import io.ikart.schemas.serde.AvroWire;
import io.ikart.schemas.serde.LocalSchemas;
import io.ikart.schemas.topic.StockTopics;
import io.ikart.topologies.kernel.ApplicationTopology;
import io.ikart.topologies.kernel.KernelMeters;
import io.ikart.topologies.kernel.Resources;
import io.ikart.topologies.stock.StockTopology;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.state.HostInfo;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The query server of an instance whose applications have not started yet. */
class QueriesTest {

  private static final String SECRET = "hush";
  private static final String NEXT_SECRET = "hush hush";

  private final AvroWire wire = new AvroWire(new LocalSchemas());
  private final PrometheusMeterRegistry metrics =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor();
  private final HttpClient http = HttpClient.newHttpClient();

  @TempDir Path stateDir;
  private KafkaStreams streams;
  private QueryServer server;
  private URI address;

  @BeforeEach
  void start() throws IOException {
    var config = new Properties();
    config.put(StreamsConfig.APPLICATION_ID_CONFIG, "test-queries");
    config.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "127.0.0.1:1");
    config.put(StreamsConfig.STATE_DIR_CONFIG, stateDir.toString());
    var resources = new Resources(wire, new KernelMeters(metrics));
    streams = new KafkaStreams(ApplicationTopology.of(StockTopology.STOCK, resources), config);
    var stock =
        new QueriedApplication(
            "stock",
            streams,
            StockTopology.STOCK.storeName(),
            StockTopics.STOCK_COMMANDS.name(),
            4);
    var running = Map.of("stock", stock);
    var self = new HostInfo("127.0.0.1", 7070);
    var secrets = SECRET + "," + NEXT_SECRET;
    server =
        new QueryServer(new Queries(running, self, wire, scheduler), running, secrets, metrics);
    int port = freePort();
    server.start("127.0.0.1", port);
    address = URI.create("http://127.0.0.1:" + port);
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  @AfterEach
  void stop() {
    server.close();
    streams.close();
    scheduler.shutdownNow();
  }

  private HttpResponse<byte[]> get(String path, String secret)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(address.resolve(path)).header("Authorization", "Bearer " + secret);
    return http.send(request.build(), BodyHandlers.ofByteArray());
  }

  private HttpResponse<byte[]> post(byte[] body, String secret)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(address.resolve("/query"))
            .header("Authorization", "Bearer " + secret)
            .header("Content-Type", QueryCodec.CONTENT_TYPE)
            .POST(BodyPublishers.ofByteArray(body));
    return http.send(request.build(), BodyHandlers.ofByteArray());
  }

  private QueryResponse ask(QueryRequest.Builder question)
      throws IOException, InterruptedException {
    var answer = post(QueryCodec.encode(question.build()), SECRET);
    assertThat(answer.statusCode()).isEqualTo(200);
    return QueryCodec.decode(answer.body(), QueryResponse.class);
  }

  private static QueryRequest.Builder about(String application, String sku) {
    return QueryRequest.newBuilder()
        .setApplication(application)
        .setKind(QueryKind.AGGREGATE)
        .setKey(sku)
        .setId(sku);
  }

  @Test
  void aQuestionIsAnsweredByStateNotByStatusCode() throws Exception {
    assertThat(ask(about("stock", "TEA")).getStatus()).isEqualTo(QueryStatus.NOT_READY);
    assertThat(ask(about("catalog", "prod_1")).getStatus()).isEqualTo(QueryStatus.NOT_OWNER);
    assertThat(ask(about("stock", "")).getStatus()).isEqualTo(QueryStatus.INVALID);
    assertThat(ask(about("stock", "").setKind(QueryKind.BLOCKED_KEYS)).getStatus())
        .isEqualTo(QueryStatus.NOT_READY);
  }

  @Test
  void questionsAndRoutesNeedTheSecret() throws Exception {
    assertThat(post(new byte[0], "guess").statusCode()).isEqualTo(401);
    assertThat(get("/routes", "guess").statusCode()).isEqualTo(401);
  }

  @Test
  void aBodyThatIsNoQuestionIsRefused() throws Exception {
    assertThat(post(new byte[] {1, 2, 3}, SECRET).statusCode()).isEqualTo(400);
  }

  @Test
  void healthAndMetricsNeedNoSecret() throws Exception {
    assertThat(get("/health/live", "").statusCode()).isEqualTo(200);
    assertThat(get("/health/ready", "").statusCode()).isEqualTo(503);
    assertThat(new String(get("/health/ready", "").body(), StandardCharsets.UTF_8))
        .contains("stock");
    assertThat(get("/metrics", "").statusCode()).isEqualTo(200);
  }

  @Test
  void whileTheSecretIsChangedBothCount() throws Exception {
    assertThat(get("/routes", NEXT_SECRET).statusCode()).isEqualTo(200);
    assertThat(get("/routes", SECRET + "," + NEXT_SECRET).statusCode()).isEqualTo(401);
  }

  @Test
  void routesAreListedWithoutOwnersBeforeTheFirstRebalance() throws Exception {
    var answer = get("/routes", SECRET);

    assertThat(answer.statusCode()).isEqualTo(200);
    var routes = QueryCodec.decode(answer.body(), Routes.class);
    assertThat(routes.getApplications().get(0).getPartitions())
        .hasSize(4)
        .allSatisfy(route -> assertThat(route.getOwner()).isEmpty());
  }
}
