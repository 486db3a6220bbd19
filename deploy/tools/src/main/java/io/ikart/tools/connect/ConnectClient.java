package io.ikart.tools.connect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;

/** The REST interface of a group of Connect workers: any that answers will do. */
final class ConnectClient {

  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final int REFUSED = 400;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final List<URI> workers;
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();

  ConnectClient(List<URI> workers) {
    this.workers = workers;
  }

  /** Every connector, by name. */
  List<ConnectorState> connectors() throws IOException, InterruptedException {
    return ConnectorState.listOf(call("GET", "/connectors?expand=status&expand=info"));
  }

  /**
   * Starts a connector again, with its tasks.
   *
   * @param onlyFailed whether what runs is left alone
   */
  void restart(String connector, boolean onlyFailed) throws IOException, InterruptedException {
    call(
        "POST",
        "/connectors/%s/restart?includeTasks=true&onlyFailed=%s".formatted(connector, onlyFailed));
  }

  private JsonNode call(String method, String path) throws IOException, InterruptedException {
    IOException silence = null;
    for (var worker : workers) {
      try {
        var request =
            HttpRequest.newBuilder(worker.resolve(path))
                .timeout(TIMEOUT)
                .method(method, BodyPublishers.noBody())
                .build();
        return body(http.send(request, BodyHandlers.ofString()));
      } catch (ConnectException e) {
        silence = e;
      }
    }
    throw new IOException("no Connect worker answers at " + workers, silence);
  }

  private static JsonNode body(HttpResponse<String> answer) throws IOException {
    var body = JSON.readTree(answer.body());
    if (answer.statusCode() >= REFUSED) {
      throw new IOException(
          "the Connect worker answers %d: %s"
              .formatted(answer.statusCode(), body.path("message").asText()));
    }
    return body;
  }
}
