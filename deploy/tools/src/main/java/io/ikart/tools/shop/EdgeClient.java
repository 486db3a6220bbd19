package io.ikart.tools.shop;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.ikart.tools.Patience;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

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

  /**
   * @param edge address without a slash at the end
   * @param patience how long one request may be tried; zero for one try
   */
  public EdgeClient(URI edge, Duration patience) {
    this.edge = edge;
    this.patience = patience;
    this.executor = Executors.newFixedThreadPool(2, EdgeClient::daemon);
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .executor(executor)
            .build();
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
    var prepared = prepare(request);
    while (true) {
      try {
        var answer = answer(http.send(prepared, BodyHandlers.ofByteArray()));
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

  private HttpRequest prepare(EdgeRequest request) {
    var builder = HttpRequest.newBuilder(edge.resolve(request.path())).timeout(TIMEOUT);
    request.headers().forEach(builder::header);
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
