package io.ikart.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The simulated gateway: what it has in its own books, and how badly it shall behave. */
final class GatewayBooks {

  private static final int OK = 200;
  private static final int REFUSED = 400;

  private final String url;
  private final HttpClient http = HttpClient.newHttpClient();

  GatewayBooks(String url) {
    this.url = url;
  }

  /**
   * What stands in somebody's books about one payment, in minor units.
   *
   * @param charges payment intents under which something is authorized or captured
   * @param capturable authorized and not captured
   * @param captured captured, refunds not taken off
   * @param refunded paid back
   */
  record Balance(int charges, long capturable, long captured, long refunded) {

    static final Balance NOTHING = new Balance(0, 0, 0, 0);

    private Balance plus(Balance more) {
      return new Balance(
          charges + more.charges,
          capturable + more.capturable,
          captured + more.captured,
          refunded + more.refunded);
    }
  }

  /** Balances by the shop's id of the payment. */
  Map<String, Balance> balances() {
    var balances = new HashMap<String, Balance>();
    for (var line : report().path("payments")) {
      long capturable = line.path("capturable").asLong();
      long captured = line.path("captured").asLong();
      balances.merge(
          line.path("paymentId").asText(),
          new Balance(
              capturable + captured > 0 ? 1 : 0,
              capturable,
              captured,
              line.path("refunded").asLong()),
          Balance::plus);
    }
    return balances;
  }

  /** The counts of its whole life. */
  JsonNode counts() {
    return report().path("intents");
  }

  private JsonNode report() {
    return new Edge(url).get("/books").is(OK).body();
  }

  /** The gateway's id of the one payment intent of a payment. */
  String intentOf(String paymentId) {
    for (var line : report().path("payments")) {
      if (line.path("paymentId").asText().equals(paymentId)) {
        return line.path("id").asText();
      }
    }
    throw new AssertionError("no payment intent for " + paymentId);
  }

  /** The page a shopper's bank shows. */
  String page(String address) {
    return send(request(address).GET()).body();
  }

  /**
   * Answers the question of the shopper's bank.
   *
   * @param answer yes or no
   * @return where the bank sends the shopper
   */
  String answerBank(String address, String answer) {
    var sent = send(posted(request(address), List.of("answer=" + answer)));
    return sent.headers().firstValue("Location").orElseThrow();
  }

  /** Captures all of a payment intent as somebody at the gateway's own desk would. */
  void captureByHand(String intentId) {
    var request =
        request(url + "/v1/payment_intents/" + intentId + "/capture")
            .header("Authorization", "Bearer sk_test_of_the_desk");
    send(posted(request, List.of()));
  }

  /** A bank takes back what was captured; the dispute's id. */
  String dispute(String intentId) {
    var path = "/simulator/intents/" + intentId + "/dispute";
    return Edge.parse(send(posted(request(url + path), List.of())).body()).path("id").asText();
  }

  /**
   * A bank decides.
   *
   * @param how won or lost
   */
  void closeDispute(String disputeId, String how) {
    post("/simulator/disputes/" + disputeId, List.of("status=" + how));
  }

  /** Sets what is named; all is well again when it is closed. */
  BadDay behaves(Map<String, Integer> switches) {
    set(switches);
    var back = new HashMap<String, Integer>();
    switches.keySet().forEach(name -> back.put(name, 0));
    return () -> set(back);
  }

  /** A time in which the gateway behaves badly. */
  interface BadDay extends AutoCloseable {
    @Override
    void close();
  }

  private void set(Map<String, Integer> switches) {
    var form = new ArrayList<String>();
    switches.forEach((name, value) -> form.add(name + "=" + value));
    post("/simulator/switches", form);
  }

  private void post(String path, List<String> form) {
    send(posted(request(url + path), form));
  }

  private static HttpRequest.Builder request(String address) {
    return HttpRequest.newBuilder(URI.create(address));
  }

  private static HttpRequest.Builder posted(HttpRequest.Builder request, List<String> form) {
    return request
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(BodyPublishers.ofString(String.join("&", form)));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      var answer = http.send(request.build(), BodyHandlers.ofString());
      if (answer.statusCode() >= REFUSED) {
        throw new AssertionError(answer.uri() + ": " + answer.statusCode() + " " + answer.body());
      }
      return answer;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
