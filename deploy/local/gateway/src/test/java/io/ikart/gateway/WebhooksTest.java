package io.ikart.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.stripe.exception.SignatureVerificationException;
import com.stripe.model.Dispute;
import com.stripe.model.Event;
import com.stripe.model.PaymentIntent;
import com.stripe.net.Webhook;
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

/** What a listener hears, checked by Stripe's own SDK. */
@Timeout(30)
class WebhooksTest {

  private static final Duration SOON = Duration.ofSeconds(10);

  @TempDir private Path home;
  private final List<Event> heard = new CopyOnWriteArrayList<>();
  private final AtomicInteger refusals = new AtomicInteger();
  private HttpServer listener;
  private Simulator gateway;

  @BeforeEach
  void start() throws IOException {
    listener = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    listener.createContext(
        "/",
        exchange -> {
          var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          var signature = exchange.getRequestHeaders().getFirst("Stripe-Signature");
          boolean take = refusals.getAndDecrement() <= 0 && hear(body, signature);
          exchange.sendResponseHeaders(take ? 200 : 500, -1);
          exchange.close();
        });
    listener.start();
    open();
  }

  private boolean hear(String body, String signature) {
    try {
      return heard.add(Webhook.constructEvent(body, signature, Settings.SECRET));
    } catch (SignatureVerificationException e) {
      throw new IllegalStateException("a signature Stripe would not make: " + signature, e);
    }
  }

  private void open() throws IOException {
    var url = "http://127.0.0.1:" + listener.getAddress().getPort() + "/webhooks";
    gateway = new Simulator(Settings.listened(home, url), Clock.systemUTC());
    gateway.resume(new Challenge("http://127.0.0.1"));
  }

  @AfterEach
  void stop() throws IOException {
    gateway.close();
    listener.stop(0);
  }

  @Test
  void everyStepIsTold() {
    var id = authorized("k1");
    gateway.capture(id, post("c1", Map.of("amount_to_capture", "1000")));
    gateway.refund(post("r1", Map.of("payment_intent", id)));
    decline();

    await().atMost(SOON).until(() -> heard.size() >= 4);
    assertThat(heard)
        .extracting(Event::getType)
        .containsExactlyInAnyOrder(
            "payment_intent.amount_capturable_updated",
            "payment_intent.succeeded",
            "refund.created",
            "payment_intent.payment_failed");
  }

  @Test
  void theObjectCanBeReadBack() {
    var id = authorized("k1");
    gateway.capture(id, post("c1", Map.of("amount_to_capture", "1000")));
    gateway.openDispute(id, post("", Map.of()));
    await().atMost(SOON).until(() -> heard.size() == 4);

    var captured = (PaymentIntent) of("payment_intent.succeeded");
    assertThat(captured.getAmountReceived()).isEqualTo(1000);
    assertThat(captured.getMetadata()).containsEntry("payment_id", "pay_1");
    var dispute = (Dispute) of("charge.dispute.created");
    assertThat(dispute.getPaymentIntent()).isEqualTo(id);
    assertThat(dispute.getAmount()).isEqualTo(1000);
  }

  private Object of(String type) {
    return heard.stream()
        .filter(event -> event.getType().equals(type))
        .findFirst()
        .orElseThrow()
        .getDataObjectDeserializer()
        .getObject()
        .orElseThrow();
  }

  @Test
  void whatIsNotTakenIsSentAgain() {
    refusals.set(2);
    authorized("k1");

    await().atMost(SOON).until(() -> heard.size() == 1);
  }

  @Test
  void aRestartSendsWhatWasNotTaken() throws IOException {
    refusals.set(Integer.MAX_VALUE);
    authorized("k1");
    await().atMost(SOON).until(() -> refusals.get() < Integer.MAX_VALUE);
    gateway.close();
    refusals.set(0);
    open();

    await().atMost(SOON).until(() -> !heard.isEmpty());
    assertThat(heard.get(0).getRequest().getIdempotencyKey()).isEqualTo("k1");
  }

  @Test
  void aDuplicateHasTheSameId() {
    gateway.setSwitches(post("", Map.of("duplicate_webhook_percent", "100")));
    authorized("k1");

    await().atMost(SOON).until(() -> heard.size() == 2);
    assertThat(heard).extracting(Event::getId).containsOnly(heard.get(0).getId());
  }

  private String authorized(String key) {
    var answer = create(key, "pm_card_visa").body();
    int start = answer.indexOf("pi_");
    return answer.substring(start, answer.indexOf('"', start));
  }

  private void decline() {
    create("k2", "pm_card_chargeDeclined");
  }

  private Answer create(String key, String card) {
    var form =
        Map.of(
            "amount", "1999",
            "currency", "gbp",
            "payment_method", card,
            "capture_method", "manual",
            "confirm", "true",
            "metadata[payment_id]", "pay_1");
    return gateway.create(post(key, form));
  }

  private static Request post(String key, Map<String, String> form) {
    return new Request("POST", "/v1/x", key, "", form);
  }
}
