package io.ikart.connect.payment;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Stream;

/** A gateway that says what a test tells it to, and remembers what it was asked. */
final class StubServer implements AutoCloseable {

  /** A request as it came. */
  record Asked(
      String path, String query, String key, String authorization, String version, String body) {

    /** The fields of the body, decoded. */
    List<String> form() {
      return Stream.of(body.split("&"))
          .map(field -> URLDecoder.decode(field, StandardCharsets.UTF_8))
          .toList();
    }
  }

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
                  decoded(exchange.getRequestURI().getRawQuery()),
                  headers.getFirst("Idempotency-Key"),
                  headers.getFirst("Authorization"),
                  headers.getFirst("Stripe-Version"),
                  new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
          script.answer(exchange);
        });
    http.start();
  }

  private static String decoded(String query) {
    return query == null ? "" : URLDecoder.decode(query, StandardCharsets.UTF_8);
  }

  static Script saying(int status, String body) {
    return exchange -> {
      var bytes = body.getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
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
