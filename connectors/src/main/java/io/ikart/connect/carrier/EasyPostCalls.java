package io.ikart.connect.carrier;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** JSON over HTTP with a deadline for each call, to the last byte. Thread safe. */
final class EasyPostCalls implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int THREADS = 2;

  private final String url;
  private final String authorization;
  private final Duration timeout;
  private final ExecutorService threads =
      Executors.newFixedThreadPool(THREADS, EasyPostCalls::named);
  private final HttpClient http;

  EasyPostCalls(String url, String apiKey, Duration timeout) {
    this.url = url;
    var user = (apiKey + ":").getBytes(StandardCharsets.UTF_8);
    this.authorization = "Basic " + Base64.getEncoder().encodeToString(user);
    this.timeout = timeout;
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(timeout)
            .executor(threads)
            .build();
  }

  private static Thread named(Runnable work) {
    var thread = new Thread(work, "ikart-carrier-http");
    thread.setDaemon(true);
    return thread;
  }

  /**
   * What came back.
   *
   * @param status HTTP status; 0 when nothing came
   * @param body its JSON; missing when it was none
   * @param silence why nothing came; empty when something did
   */
  record Reply(int status, JsonNode body, String silence) {

    private static final int OK = 200;
    private static final int NOT_OK = 300;
    private static final int NOT_FOUND = 404;

    boolean isGood() {
      return status >= OK && status < NOT_OK && body.isObject();
    }

    boolean isMissing() {
      return status == NOT_FOUND;
    }

    /** The carrier's code of an error; empty when it gave none. */
    String code() {
      return body.path("error").path("code").asText();
    }
  }

  CompletionStage<Reply> get(String path) {
    return send(request(path).GET());
  }

  CompletionStage<Reply> post(String path, JsonNode body) {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body.toString())));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(url + path)).header("Authorization", authorization);
  }

  private CompletionStage<Reply> send(HttpRequest.Builder request) {
    var sent = http.sendAsync(request.build(), BodyHandlers.ofByteArray());
    return sent.copy()
        .orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
        .handle(
            (answer, failure) -> {
              if (failure == null) {
                return new Reply(answer.statusCode(), json(answer.body()), "");
              }
              sent.cancel(true);
              return new Reply(0, MissingNode.getInstance(), silence(failure));
            });
  }

  private static JsonNode json(byte[] body) {
    try {
      return JSON.readTree(body);
    } catch (IOException e) {
      return MissingNode.getInstance(); // an error page of a proxy: the status says enough
    }
  }

  private static String silence(Throwable failure) {
    var cause = failure instanceof CompletionException ? failure.getCause() : failure;
    if (cause instanceof TimeoutException || cause instanceof HttpTimeoutException) {
      return "carrier_timeout";
    }
    return cause instanceof ConnectException ? "carrier_unreachable" : "carrier_connection_lost";
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
