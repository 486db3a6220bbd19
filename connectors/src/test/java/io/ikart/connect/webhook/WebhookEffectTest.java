package io.ikart.connect.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import com.sun.net.httpserver.HttpServer;
import io.ikart.connect.FakeContext;
import io.ikart.schemas.payment.PaymentVoided;
import io.ikart.schemas.webhook.DeliveryIntent;
import io.ikart.schemas.webhook.DeliveryOutcome;
import io.ikart.schemas.webhook.DeliveryResult;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The effect against a real HTTP server; signatures are checked by a library of others. */
@Timeout(60)
class WebhookEffectTest {

  private record Received(Map<String, List<String>> headers, String body) {}

  private final BlockingQueue<Received> received = new LinkedBlockingQueue<>();
  private HttpServer server;
  private WebhookEffect effect;
  private volatile int status = 204;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/hook",
        exchange -> {
          var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          received.add(new Received(Map.copyOf(exchange.getRequestHeaders()), body));
          if (status == 302) {
            exchange.getResponseHeaders().add("Location", url("/elsewhere"));
          }
          exchange.sendResponseHeaders(status, -1);
          exchange.close();
        });
    server.createContext("/silent", exchange -> received.add(new Received(Map.of(), "silent")));
    server.createContext(
        "/elsewhere", exchange -> received.add(new Received(Map.of(), "followed")));
    server.start();
    effect = effect(true);
  }

  private static WebhookEffect effect(boolean everywhere) {
    return new WebhookEffect(
        new HttpReceivers(Duration.ofSeconds(2), everywhere, 4),
        Deliveries.SEALING,
        4,
        Clock.systemUTC(),
        FakeContext.counters());
  }

  @AfterEach
  void stop() {
    effect.close();
    server.stop(0);
  }

  @Test
  void theReceiverCanVerifyWhatItGets() throws Exception {
    var result = perform(Deliveries.to(url("/hook"), Deliveries.secret(1)));

    assertThat(result.getOutcome()).isEqualTo(DeliveryOutcome.DELIVERED);
    assertThat(result.getStatus()).isEqualTo(204);
    assertThat(result.getMeta().getAggregateId()).isEqualTo(Deliveries.HOOK);
    var got = received.take();
    new Webhook(Deliveries.secret(1)).verify(got.body, headers(got));
    var body = new ObjectMapper().readTree(got.body);
    assertThat(body.at("/type").asText()).isEqualTo("order.confirmed");
    assertThat(body.at("/aggregateId").asText()).isEqualTo(Deliveries.ORDER);
    assertThat(body.at("/sequence").asLong()).isEqualTo(7);
    assertThat(body.at("/data/order/total/amount").asLong()).isEqualTo(1250);
  }

  @Test
  void anotherSecretOrAnotherBodyDoesNotVerify() throws Exception {
    perform(Deliveries.to(url("/hook"), Deliveries.secret(1)));

    var got = received.take();
    assertThatThrownBy(() -> new Webhook(Deliveries.secret(2)).verify(got.body, headers(got)))
        .isInstanceOf(WebhookVerificationException.class);
    assertThatThrownBy(() -> new Webhook(Deliveries.secret(1)).verify(got.body + " ", headers(got)))
        .isInstanceOf(WebhookVerificationException.class);
  }

  @Test
  void whileASecretIsRotatedBothVerify() throws Exception {
    perform(Deliveries.to(url("/hook"), Deliveries.secret(2), Deliveries.secret(1)));

    var got = received.take();
    new Webhook(Deliveries.secret(1)).verify(got.body, headers(got));
    new Webhook(Deliveries.secret(2)).verify(got.body, headers(got));
  }

  @Test
  void everyAttemptHasTheSameIdAndTheSameBody() throws Exception {
    perform(Deliveries.to(url("/hook"), Deliveries.secret(1)));
    perform(
        DeliveryIntent.newBuilder(Deliveries.to(url("/hook"), Deliveries.secret(1)))
            .setAttempt(2)
            .build());

    var first = received.take();
    var second = received.take();
    assertThat(second.body).isEqualTo(first.body);
    assertThat(header(second, "webhook-id")).isEqualTo(header(first, "webhook-id"));
  }

  @Test
  void answersHaveTheirMeaning() throws Exception {
    assertThat(answered(200).getOutcome()).isEqualTo(DeliveryOutcome.DELIVERED);
    assertThat(answered(410).getOutcome()).isEqualTo(DeliveryOutcome.GONE);
    assertThat(answered(500).getCode()).isEqualTo("http_500");
    assertThat(answered(404).getOutcome()).isEqualTo(DeliveryOutcome.FAILED);
  }

  @Test
  void aRedirectIsNotFollowed() throws Exception {
    assertThat(answered(302).getCode()).isEqualTo("http_302");
    assertThat(received).extracting(Received::body).doesNotContain("followed");
  }

  @Test
  void aReceiverThatSaysNothingIsCutOff() throws Exception {
    var result = perform(Deliveries.to(url("/silent"), Deliveries.secret(1)));

    assertThat(result.getOutcome()).isEqualTo(DeliveryOutcome.FAILED);
    assertThat(result.getCode()).isEqualTo("timeout");
    assertThat(result.getStatus()).isZero();
  }

  @Test
  void nobodyThereIsAFailure() throws Exception {
    var away = url("/hook");
    server.stop(0);

    assertThat(perform(Deliveries.to(away, Deliveries.secret(1))).getCode())
        .isEqualTo("connection_failed");
  }

  @Test
  void privateAddressesAreNotReachedUnlessAllowed() throws Exception {
    effect.close();
    effect = effect(false);
    var port = server.getAddress().getPort();

    for (var host : List.of("127.0.0.1", "localhost", "[::1]", "[::ffff:127.0.0.1]")) {
      var url = "http://%s:%d/hook".formatted(host, port);
      assertThat(perform(Deliveries.to(url, Deliveries.secret(1))).getOutcome())
          .as(url)
          .isEqualTo(DeliveryOutcome.FORBIDDEN);
    }
    assertThat(received).isEmpty();
  }

  @Test
  void whatCannotBeDeliveredIsObjectedTo() {
    assertThat(effect.objectionTo(Deliveries.to(url("/hook"), Deliveries.secret(1)))).isEmpty();
    assertThat(effect.objectionTo(Deliveries.to(url("/hook")))).contains("sign");
    assertThat(effect.objectionTo(new PaymentVoided())).contains("PaymentVoided");
  }

  private DeliveryResult answered(int with) throws Exception {
    status = with;
    return perform(Deliveries.to(url("/hook"), Deliveries.secret(1)));
  }

  private String url(String path) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + path;
  }

  private DeliveryResult perform(DeliveryIntent intent) throws Exception {
    return (DeliveryResult) effect.perform(intent).toCompletableFuture().get(20, TimeUnit.SECONDS);
  }

  private static HttpHeaders headers(Received got) {
    return HttpHeaders.of(got.headers, (name, value) -> true);
  }

  private static String header(Received got, String name) {
    return headers(got).firstValue(name).orElseThrow();
  }
}
