package io.ikart.carrier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a listener hears of a parcel. */
@Timeout(30)
class NewsTest {

  private static final Duration SOON = Duration.ofSeconds(10);
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path home;
  private final List<JsonNode> heard = new CopyOnWriteArrayList<>();
  private final AtomicInteger refusals = new AtomicInteger();
  private HttpServer listener;

  @BeforeEach
  void listen() throws IOException {
    listener = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    listener.createContext(
        "/",
        exchange -> {
          var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          var signature = exchange.getRequestHeaders().getFirst("X-Hmac-Signature");
          boolean isSigned = signature.equals(Webhooks.signature(Settings.SECRET, body));
          boolean take = isSigned && refusals.getAndDecrement() <= 0;
          if (take) {
            heard.add(JSON.readTree(body));
          }
          exchange.sendResponseHeaders(take ? 200 : 503, -1);
          exchange.close();
        });
    listener.start();
  }

  @AfterEach
  void stop() {
    listener.stop(0);
  }

  private Simulator open(Duration step) throws IOException {
    var url = "http://127.0.0.1:" + listener.getAddress().getPort() + "/news";
    return new Simulator(Settings.listened(home, url, step), Clock.systemUTC());
  }

  private static String sold(Simulator carrier) throws IOException {
    var asked =
        """
        {"shipment": {"reference": "r1", "parcel": {"weight": 17.6},
         "to_address": {"street1": "1 Hill", "city": "Bath", "country": "GB"}}}
        """;
    var shipment = carrier.create(JSON.readTree(asked));
    var rate = JSON.createObjectNode();
    rate.putObject("rate").put("id", shipment.path("rates").path(0).path("id").asText());
    return carrier.buy(shipment.path("id").asText(), rate).path("tracking_code").asText();
  }

  private List<String> statuses() {
    return heard.stream().map(news -> news.path("result").path("status").asText()).toList();
  }

  @Test
  void aParcelTravelsByItself() throws IOException {
    try (var carrier = open(Duration.ofMillis(20))) {
      sold(carrier);

      await().atMost(SOON).until(() -> statuses().contains("delivered"));
      await().atMost(SOON).until(() -> statuses().size() == 4);
      assertThat(statuses())
          .containsExactlyInAnyOrder("pre_transit", "in_transit", "out_for_delivery", "delivered");
    }
  }

  @Test
  void newsAreSentUntilTheyAreTakenWithTheSameId() throws IOException {
    refusals.set(3);
    try (var carrier = open(Duration.ZERO)) {
      var code = sold(carrier);

      await().atMost(SOON).until(() -> heard.size() == 1);
      assertThat(heard.get(0).path("id").asText()).isEqualTo("evt_" + code + "_1");
      assertThat(heard.get(0).path("description").asText()).isEqualTo("tracker.created");
    }
  }

  @Test
  void whatNobodyTookIsToldAfterARestart() throws IOException {
    refusals.set(Integer.MAX_VALUE);
    String code;
    try (var carrier = open(Duration.ZERO)) {
      code = sold(carrier);
      carrier.move(code, Map.of("status", "delivered"));
    }
    refusals.set(0);

    try (var again = open(Duration.ZERO)) {
      await().atMost(SOON).until(() -> statuses().containsAll(List.of("pre_transit", "delivered")));
      assertThat(statuses()).containsOnly("pre_transit", "delivered");
      await()
          .atMost(SOON)
          .until(
              () -> again.report().path("parcels").path(0).path("status").asText(),
              "delivered"::equals);
    }
  }

  @Test
  void aCarelessCarrierSaysThingsTwice() throws IOException {
    try (var carrier = open(Duration.ZERO)) {
      carrier.behaves(Map.of("duplicate_webhook_percent", "100"));
      sold(carrier);

      await().atMost(SOON).until(() -> heard.size() == 2);
      assertThat(heard.get(0)).isEqualTo(heard.get(1));
    }
  }
}
