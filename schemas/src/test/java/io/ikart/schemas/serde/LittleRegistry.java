package io.ikart.schemas.serde;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** An HTTP server that says what it was told to say, and remembers what it was asked. */
public final class LittleRegistry implements AutoCloseable {

  private static final Answer ID_7 = new Answer(200, "{\"id\":7}");

  private record Answer(int status, String body) {}

  private final HttpServer server;
  private final Map<String, Answer> answers = new ConcurrentHashMap<>();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final List<String> bodies = new CopyOnWriteArrayList<>();

  /** Starts on a free port of the loopback address. */
  public LittleRegistry() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  /** Address of the API, under a path as Apicurio has it. */
  public String url() {
    return "http://%s:%d/apis/ccompat/v7"
        .formatted(
            server.getAddress().getAddress().getHostAddress(), server.getAddress().getPort());
  }

  /** From now on answers the request, for example {@code GET /config}; others get id 7. */
  public void say(String request, int status, String body) {
    answers.put(request, new Answer(status, body));
  }

  /** Requests so far, as method and path below the address. */
  public List<String> asked() {
    return asked;
  }

  /** Bodies of these requests. */
  public List<String> bodies() {
    return bodies;
  }

  private void answer(HttpExchange exchange) throws IOException {
    var path = exchange.getRequestURI().getRawPath().replaceFirst("^/apis/ccompat/v7", "");
    var request = exchange.getRequestMethod() + " " + path;
    try (exchange) {
      bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
      asked.add(request);
      var answer = answers.getOrDefault(request, ID_7);
      var bytes = answer.body.getBytes(StandardCharsets.UTF_8);
      // On a kept connection this server waits 40 ms between the headers and the body.
      exchange.getResponseHeaders().set("Connection", "close");
      exchange.sendResponseHeaders(answer.status, bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
