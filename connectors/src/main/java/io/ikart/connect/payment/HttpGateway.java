package io.ikart.connect.payment;

import io.ikart.schemas.payment.AuthorizeIntent;
import io.ikart.schemas.payment.VoidIntent;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A gateway with the payment intents of Stripe's HTTP API: form-encoded requests, JSON answers, an
 * {@code Idempotency-Key} on each. Speaks HTTP/1.1, keeps connections. Thread safe.
 */
public final class HttpGateway implements Gateway {

  private static final Logger LOG = LoggerFactory.getLogger(HttpGateway.class);
  private static final String INTENTS = "/v1/payment_intents";

  private final String url;
  private final String apiKey;
  private final Duration timeout;
  private final HttpClient http;

  /**
   * @param url address without a path, for example {@code http://127.0.0.1:8090}
   * @param apiKey sent as a bearer token; none is sent when empty
   * @param timeout how long one try may take, from connecting to the last byte of the answer
   */
  public HttpGateway(String url, String apiKey, Duration timeout) {
    this.url = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    this.apiKey = apiKey;
    this.timeout = timeout;
    this.http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  }

  @Override
  public CompletionStage<GatewayAnswer> authorize(AuthorizeIntent intent) {
    var form = new TreeMap<String, String>();
    form.put("amount", Long.toString(intent.getAmount().getAmount()));
    form.put("currency", AnswerReader.currency(intent.getAmount()));
    form.put("payment_method", intent.getPaymentToken());
    form.put("capture_method", "manual");
    form.put("confirm", "true");
    form.put("metadata[payment_id]", intent.getPaymentId());
    form.put("metadata[attempt]", Integer.toString(intent.getAttempt()));
    return post(
        INTENTS,
        intent.getIdempotencyKey(),
        form,
        answer ->
            AnswerReader.authorization(answer.statusCode(), answer.body(), intent.getAmount()));
  }

  @Override
  public CompletionStage<GatewayAnswer> giveBack(VoidIntent intent) {
    return post(
        INTENTS + "/" + encoded(intent.getIntentId()) + "/cancel",
        intent.getIdempotencyKey(),
        Map.of(),
        answer -> AnswerReader.voiding(answer.statusCode(), answer.body(), intent.getIntentId()));
  }

  private CompletionStage<GatewayAnswer> post(
      String path,
      String key,
      Map<String, String> form,
      Function<HttpResponse<String>, GatewayAnswer> meaning) {
    var request =
        HttpRequest.newBuilder(URI.create(url + path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Idempotency-Key", key)
            .POST(BodyPublishers.ofString(encoded(form)));
    if (!apiKey.isEmpty()) {
      request.header("Authorization", "Bearer " + apiKey);
    }
    var call = http.sendAsync(request.build(), BodyHandlers.ofString());
    // A copy: only the call itself can be cut off, which the client's own time-out would not do
    // once the head of the answer has come.
    return call.copy()
        .orTimeout(timeout.toNanos(), TimeUnit.NANOSECONDS)
        .handle(
            (answer, failure) -> {
              if (failure != null) {
                call.cancel(true);
                return notAnswered(path, failure);
              }
              return logged(path, answer, meaning.apply(answer));
            });
  }

  private static GatewayAnswer notAnswered(String path, Throwable failure) {
    var cause = failure instanceof CompletionException ? failure.getCause() : failure;
    LOG.warn("POST {} got no answer: {}", path, String.valueOf(cause));
    if (cause instanceof TimeoutException) {
      return GatewayAnswer.tryAgain("gateway_timeout");
    }
    if (cause instanceof ConnectException) {
      return GatewayAnswer.tryAgain("gateway_unreachable");
    }
    if (cause instanceof IOException) {
      return GatewayAnswer.tryAgain("gateway_connection_lost");
    }
    LOG.error("POST {} failed in the client", path, cause);
    return GatewayAnswer.unclear("gateway_call_failed");
  }

  private static GatewayAnswer logged(
      String path, HttpResponse<String> answer, GatewayAnswer meaning) {
    if (meaning.code().equals(AnswerReader.REJECTED)) {
      // Our defect or our configuration: no shopper can cure it.
      LOG.error("POST {}: {} {}", path, answer.statusCode(), answer.body());
    }
    return meaning;
  }

  private static String encoded(Map<String, String> form) {
    return form.entrySet().stream()
        .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
        .collect(Collectors.joining("&"));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** Connections end by themselves when they are no longer used. */
  @Override
  public void close() {}
}
