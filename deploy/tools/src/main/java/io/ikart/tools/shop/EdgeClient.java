package io.ikart.tools.shop;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.ikart.tools.Patience;
import io.ikart.tools.ToolsSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/**
 * Blocking HTTP/1.1 client of one edge. Thread safe; connections are kept and shared. A request
 * that finds the edge unavailable (503, or no answer at all) is sent again while its time lasts,
 * which is safe exactly when it carries an idempotency key or changes nothing.
 */
public final class EdgeClient implements AutoCloseable {

  private static final Duration TIMEOUT = Duration.ofSeconds(60);
  private static final int UNAVAILABLE = 503;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final URI edge;
  private final Duration patience;
  private final ExecutorService executor;
  private final HttpClient http;
  private final Optional<ClientTokens> tokens;

  /**
   * A client that shows no token.
   *
   * @param edge address without a slash at the end
   * @param patience how long one request may be tried; zero for one try
   */
  public EdgeClient(URI edge, Duration patience) {
    this(edge, patience, http -> Optional.empty());
  }

  private EdgeClient(
      URI edge, Duration patience, Function<HttpClient, Optional<ClientTokens>> tokens) {
    this.edge = edge;
    this.patience = patience;
    this.executor = Executors.newFixedThreadPool(2, EdgeClient::daemon);
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .executor(executor)
            .build();
    this.tokens = tokens.apply(http);
  }

  /**
   * A client that may do what staff do, and act for customers.
   *
   * @param patience how long one request may be tried; zero for one try
   */
  public static EdgeClient ofStaff(ToolsSettings settings, Duration patience) {
    try {
      var edge = settings.edgeUrl();
      var secret = settings.provenBy();
      return new EdgeClient(
          edge,
          patience,
          http -> Optional.of(new ClientTokens(edge, settings.clientId(), secret, http)));
    } catch (IOException e) {
      throw new UncheckedIOException("the tools' secret cannot be read", e);
    }
  }

  /** The token that is shown; empty when none is. */
  public String token() throws InterruptedException, IOException {
    return tokens.isPresent() ? tokens.get().current() : "";
  }

  private static Thread daemon(Runnable task) {
    var thread = new Thread(task, "edge-client");
    thread.setDaemon(true);
    return thread;
  }

  /**
   * Sends a request and waits for its answer, whatever its status.
   *
   * @throws EdgeException when there was no answer
   */
  public EdgeAnswer send(EdgeRequest request) throws InterruptedException {
    var remaining = new Patience(patience);
    while (true) {
      try {
        var answer = answer(http.send(prepare(request), BodyHandlers.ofByteArray()));
        if (answer.status() != UNAVAILABLE || remaining.isOver()) {
          return answer;
        }
      } catch (IOException e) {
        if (remaining.isOver()) {
          throw new EdgeException(request.method() + " " + request.path(), e);
        }
      }
      remaining.pause();
    }
  }

  private HttpRequest prepare(EdgeRequest request) throws IOException, InterruptedException {
    var builder = HttpRequest.newBuilder(edge.resolve(request.path())).timeout(TIMEOUT);
    request.headers().forEach(builder::header);
    if (tokens.isPresent()) {
      builder.header("Authorization", "Bearer " + tokens.get().current());
    }
    var body =
        request.body().length == 0
            ? BodyPublishers.noBody()
            : BodyPublishers.ofByteArray(request.body());
    return builder.method(request.method(), body).build();
  }

  private static EdgeAnswer answer(HttpResponse<byte[]> response) throws IOException {
    return new EdgeAnswer(
        response.statusCode(),
        body(response),
        response.headers().firstValue("Location"),
        response.headers().firstValue("Idempotency-Replayed").filter("true"::equals).isPresent());
  }

  private static JsonNode body(HttpResponse<byte[]> response) throws IOException {
    var type = response.headers().firstValue("Content-Type").orElse("");
    if (response.body().length == 0 || !type.contains("json") || type.contains("ndjson")) {
      return MissingNode.getInstance();
    }
    return JSON.readTree(response.body());
  }

  @Override
  public void close() {
    executor.shutdownNow();
  }
}
