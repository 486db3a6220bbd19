package io.ikart.tools.shop;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;

/** The token the tools show to the edge, asked for again before it is over. Thread safe. */
final class ClientTokens {

  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final Duration EARLY = Duration.ofMinutes(1);
  private static final int OK = 200;
  private static final int UNAUTHORIZED = 401;
  private static final ObjectMapper JSON = new ObjectMapper();

  /** A token, and until when it may be shown, by the clock of this process. */
  private record Held(String token, long untilNanos) {}

  private final HttpClient http;
  private final HttpRequest question;
  private volatile Held held;

  /**
   * @param edge address without a slash at the end
   * @param id name of the client
   * @param secret its secret
   */
  ClientTokens(URI edge, String id, String secret, HttpClient http) {
    this.http = http;
    var proof =
        Base64.getEncoder().encodeToString((id + ":" + secret).getBytes(StandardCharsets.UTF_8));
    this.question =
        HttpRequest.newBuilder(edge.resolve("/v1/oauth/token"))
            .timeout(TIMEOUT)
            .header("Authorization", "Basic " + proof)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString("grant_type=client_credentials"))
            .build();
  }

  /**
   * A token that counts for some time.
   *
   * @throws EdgeException when the edge does not know this client
   * @throws IOException when the edge gave no answer, or none now
   */
  String current() throws IOException, InterruptedException {
    var known = held;
    return counts(known) ? known.token : renewed();
  }

  private synchronized String renewed() throws IOException, InterruptedException {
    if (!counts(held)) {
      var answer = http.send(question, BodyHandlers.ofByteArray());
      if (answer.statusCode() == UNAUTHORIZED) {
        throw new EdgeException("the edge does not know this client: see IKART_CLIENT_SECRET");
      }
      if (answer.statusCode() != OK) {
        throw new IOException("no token: " + answer.statusCode());
      }
      var body = JSON.readTree(answer.body());
      var life = Duration.ofSeconds(body.path("expires_in").asLong()).minus(EARLY);
      held = new Held(body.path("access_token").asText(), System.nanoTime() + life.toNanos());
    }
    return held.token;
  }

  private static boolean counts(Held held) {
    return held != null && System.nanoTime() - held.untilNanos < 0;
  }
}
