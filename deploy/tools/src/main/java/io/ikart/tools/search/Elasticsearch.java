package io.ikart.tools.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.SortedMap;
import java.util.TreeMap;

/** The few things an operator asks of Elasticsearch. */
final class Elasticsearch {

  /** What the edge searches. */
  static final String ALIAS = "products";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final int PAGE = 1_000;
  private static final int NOT_FOUND = 404;

  private final URI url;
  private final HttpClient client = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();

  Elasticsearch(URI url) {
    this.url = url;
  }

  /** Every document of an index, or of what is behind an alias, by id. */
  SortedMap<String, StoredDocument> documents(String index)
      throws IOException, InterruptedException {
    required("POST", "/" + index + "/_refresh", null);
    var documents = new TreeMap<String, StoredDocument>();
    ArrayNode after = null;
    while (true) {
      var hits = page(index, after);
      for (var hit : hits) {
        documents.put(
            hit.path("_id").asText(),
            new StoredDocument(hit.path("_version").asLong(), hit.path("_source")));
        after = (ArrayNode) hit.path("sort");
      }
      if (hits.size() < PAGE) {
        return documents;
      }
    }
  }

  private JsonNode page(String index, ArrayNode after) throws IOException, InterruptedException {
    var question = JsonNodeFactory.instance.objectNode();
    question.put("size", PAGE).put("version", true);
    question.putArray("sort").add("productId");
    if (after != null) {
      question.set("search_after", after);
    }
    return required("POST", "/" + index + "/_search", question).path("hits").path("hits");
  }

  boolean exists(String index) throws IOException, InterruptedException {
    return send("HEAD", "/" + index, null).statusCode() != NOT_FOUND;
  }

  /** Whether the alias means this index. */
  boolean isInPlace(String index) throws IOException, InterruptedException {
    return send("HEAD", "/" + index + "/_alias/" + ALIAS, null).statusCode() != NOT_FOUND;
  }

  /** From now on the alias means the other index; no search sees neither or both. */
  void swapAlias(String from, String to) throws IOException, InterruptedException {
    var body = JsonNodeFactory.instance.objectNode();
    var actions = body.putArray("actions");
    actions.addObject().putObject("remove").put("index", from).put("alias", ALIAS);
    actions.addObject().putObject("add").put("index", to).put("alias", ALIAS);
    required("POST", "/_aliases", body);
  }

  /** Searches of the index that are still open: points in time, mostly. */
  long openSearches(String index) throws IOException, InterruptedException {
    return required("GET", "/" + index + "/_stats/search", null)
        .path("_all")
        .path("total")
        .path("search")
        .path("open_contexts")
        .asLong();
  }

  void delete(String index) throws IOException, InterruptedException {
    required("DELETE", "/" + index, null);
  }

  /** Deletes the synonyms of an index that is gone, if it had any. */
  void forgetSynonyms(String index) throws IOException, InterruptedException {
    var answer = send("DELETE", "/_synonyms/" + index, null);
    if (answer.statusCode() != NOT_FOUND && answer.statusCode() / 100 != 2) {
      throw new IOException("the synonyms of " + index + " stay: " + answer.body());
    }
  }

  private JsonNode required(String method, String path, ObjectNode body)
      throws IOException, InterruptedException {
    var answer = send(method, path, body);
    if (answer.statusCode() / 100 != 2) {
      throw new IOException(
          "Elasticsearch answered %s %s with %d: %s"
              .formatted(method, path, answer.statusCode(), answer.body()));
    }
    return JSON.readTree(answer.body());
  }

  private HttpResponse<String> send(String method, String path, ObjectNode body)
      throws IOException, InterruptedException {
    var publisher =
        body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body.toString());
    var request =
        HttpRequest.newBuilder(url.resolve(path))
            .timeout(TIMEOUT)
            .header("Content-Type", "application/json")
            .method(method, publisher)
            .build();
    return client.send(request, BodyHandlers.ofString());
  }
}
