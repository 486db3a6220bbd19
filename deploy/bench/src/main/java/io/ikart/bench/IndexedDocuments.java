package io.ikart.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** The first generation of the shop's search index, as a benchmark sees it. */
final class IndexedDocuments {

  private static final String INDEX = "/products-1";
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int NOT_FOUND = 404;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final URI engine;
  private final HttpClient http = HttpClient.newHttpClient();

  /**
   * @param engine address of Elasticsearch
   */
  IndexedDocuments(URI engine) {
    this.engine = engine;
  }

  /** Documents that a search would find. */
  long found() throws IOException, InterruptedException {
    return ask("GET", INDEX + "/_count").path("count").asLong();
  }

  /** Documents ever written into it; 0 when it is not there. */
  long written() throws IOException, InterruptedException {
    return ask("GET", INDEX + "/_stats/indexing")
        .path("_all")
        .path("primaries")
        .path("indexing")
        .path("index_total")
        .asLong();
  }

  /** Deletes it: the shop's search finds nothing until the job has written it anew. */
  void delete() throws IOException, InterruptedException {
    ask("DELETE", INDEX);
  }

  private JsonNode ask(String method, String path) throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(engine.resolve(path))
            .timeout(PATIENCE)
            .method(method, BodyPublishers.noBody())
            .build();
    var answer = http.send(request, BodyHandlers.ofByteArray());
    if (answer.statusCode() / 100 != 2 && answer.statusCode() != NOT_FOUND) {
      throw new IOException(method + " " + path + " was answered " + answer.statusCode());
    }
    return JSON.readTree(answer.body());
  }
}
