package io.ikart.analytics.search;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;

/** Answers bulk requests as it was told to, and keeps what it was asked for. */
final class FakeIndex implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int OK = 200;
  private static final int CREATED = 201;
  private static final int NOT_FOUND = 404;
  private static final int UNAVAILABLE = 503;

  private final HttpServer server;
  private final Queue<Map<String, Integer>> troubles = new ArrayDeque<>();
  private final List<List<String>> bulks = new ArrayList<>();
  private boolean exists;
  private int outages;

  FakeIndex() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** The next bulk request is not answered with anything but 503. */
  synchronized FakeIndex thenIsUnavailable() {
    outages++;
    return this;
  }

  /** In the bulk request after those told of, these documents get these statuses, others 201. */
  synchronized FakeIndex thenAnswers(Map<String, Integer> statusById) {
    troubles.add(statusById);
    return this;
  }

  /** Documents of each bulk request, as id and version. */
  synchronized List<List<String>> bulks() {
    return List.copyOf(bulks);
  }

  private synchronized void answer(HttpExchange exchange) throws IOException {
    var path = exchange.getRequestURI().getPath();
    if (path.endsWith("/_bulk")) {
      bulk(exchange);
    } else if (exchange.getRequestMethod().equals("HEAD")) {
      send(exchange, exists ? OK : NOT_FOUND, "");
    } else {
      exists = true;
      var index = path.substring(1);
      send(
          exchange,
          OK,
          "{\"acknowledged\":true,\"shards_acknowledged\":true,\"index\":\"" + index + "\"}");
    }
  }

  private void bulk(HttpExchange exchange) throws IOException {
    var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    var lines = body.split("\n", -1);
    var asked = new ArrayList<String>();
    var answer = JsonNodeFactory.instance.objectNode().put("took", 1);
    var items = answer.putArray("items");
    var statuses =
        outages > 0 || troubles.isEmpty() ? Map.<String, Integer>of() : troubles.remove();
    for (int i = 0; i + 1 < lines.length; i += 2) {
      var index = JSON.readTree(lines[i]).path("index");
      var id = index.path("_id").asText();
      asked.add(id + ":" + index.path("version").asLong());
      items.addObject().set("index", item(id, statuses.getOrDefault(id, CREATED)));
    }
    bulks.add(asked);
    if (outages > 0) {
      outages--;
      send(exchange, UNAVAILABLE, "{\"error\":{\"type\":\"down\"},\"status\":503}");
    } else {
      send(exchange, OK, answer.put("errors", !statuses.isEmpty()).toString());
    }
  }

  private static ObjectNode item(String id, int status) {
    var item =
        JsonNodeFactory.instance
            .objectNode()
            .put("_index", "products-1")
            .put("_id", id)
            .put("status", status);
    if (status == CREATED) {
      item.put("_version", 1).put("result", "created").put("_seq_no", 0).put("_primary_term", 1);
      item.putObject("_shards").put("total", 1).put("successful", 1).put("failed", 0);
    } else {
      item.putObject("error").put("type", "trouble").put("reason", "status " + status);
    }
    return item;
  }

  private static void send(HttpExchange exchange, int status, String body) throws IOException {
    var bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("X-Elastic-Product", "Elasticsearch");
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    if (bytes.length > 0) {
      exchange.getResponseBody().write(bytes);
    }
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
