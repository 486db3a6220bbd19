package io.ikart.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The simulated gateway: what it has in its own books, and how badly it shall behave. */
final class GatewayBooks {

  private static final int OK = 200;

  private final String url;

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
    var request =
        HttpRequest.newBuilder(URI.create(url + path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(String.join("&", form)))
            .build();
    try {
      var answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
      if (answer.statusCode() != OK) {
        throw new AssertionError(path + ": " + answer.statusCode() + " " + answer.body());
      }
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
