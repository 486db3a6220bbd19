package io.ikart.connect.payment;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** A gateway that says what a test tells it to, and remembers what it was asked. */
final class StubServer implements AutoCloseable {

  /** A request as it came. */
  record Asked(String path, String key, String authorization, String body) {}

  /** Answers an exchange, or leaves it open. */
  interface Script {
    void answer(HttpExchange exchange) throws IOException;
  }

  final BlockingQueue<Asked> asked = new LinkedBlockingQueue<>();
  private final HttpServer http;

  StubServer(Script script) throws IOException {
    http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    http.createContext(
        "/",
        exchange -> {
          var headers = exchange.getRequestHeaders();
          asked.add(
              new Asked(
                  exchange.getRequestURI().getPath(),
                  headers.getFirst("Idempotency-Key"),
                  headers.getFirst("Authorization"),
                  new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
          script.answer(exchange);
        });
    http.start();
  }

  static Script saying(int status, String body) {
    return exchange -> {
      var bytes = body.getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(status, bytes.length);
      exchange.getResponseBody().write(bytes);
      exchange.close();
    };
  }

  String url() {
    return "http://127.0.0.1:" + http.getAddress().getPort();
  }

  @Override
  public void close() {
    http.stop(0);
  }
}
