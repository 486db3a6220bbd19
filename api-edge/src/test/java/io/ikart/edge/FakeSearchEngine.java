package io.ikart.edge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Remembers what it is asked and answers as it was told. */
public final class FakeSearchEngine implements AutoCloseable {

  /** A request. */
  public record Asked(String method, String path, JsonNode body) {}

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String NOTHING =
      "{\"pit_id\":\"pit-1\",\"hits\":{\"total\":{\"value\":0},\"hits\":[]},\"aggregations\":{}}";

  private final HttpServer server;
  private final List<Asked> asked = new CopyOnWriteArrayList<>();
  private volatile String found = NOTHING;
  private volatile int status = 200;

  FakeSearchEngine() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::answer);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** The next searches are answered like this. */
  public void finds(String json) {
    found = json;
  }

  /** The next searches fail. */
  public void fails(int code, String json) {
    status = code;
    found = json;
  }

  /** All that was asked, oldest first. */
  public List<Asked> asked() {
    return asked;
  }

  /** The body of the last search. */
  public JsonNode searched() {
    return asked.stream()
        .filter(each -> each.path().endsWith("_search"))
        .reduce((first, second) -> second)
        .orElseThrow()
        .body();
  }

  void reset() {
    asked.clear();
    found = NOTHING;
    status = 200;
  }

  private void answer(HttpExchange exchange) throws IOException {
    var path = exchange.getRequestURI().getPath();
    var body = JSON.readTree(exchange.getRequestBody().readAllBytes());
    asked.add(new Asked(exchange.getRequestMethod(), path, body));
    boolean search = path.endsWith("_search");
    var text = search ? found : "{\"id\":\"pit-1\"}";
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(search ? status : 200, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
