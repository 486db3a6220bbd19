package io.ikart.e2e;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** A subscriber: takes what is delivered and remembers it. */
final class Receiver implements AutoCloseable {

  /** A delivery as it came. */
  record Delivered(Map<String, List<String>> fields, String body) {
    HttpHeaders headers() {
      return HttpHeaders.of(fields, (name, value) -> true);
    }
  }

  private final List<Delivered> delivered = new CopyOnWriteArrayList<>();
  private final HttpServer server;
  private volatile int status = 200;

  Receiver() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/hook",
        exchange -> {
          var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          delivered.add(new Delivered(Map.copyOf(exchange.getRequestHeaders()), body));
          exchange.sendResponseHeaders(status, -1);
          exchange.close();
        });
    server.start();
  }

  void answers(int with) {
    status = with;
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/hook";
  }

  List<Delivered> about(String order) {
    return delivered.stream().filter(each -> each.body().contains(order)).toList();
  }

  List<String> ids(String order) {
    return about(order).stream()
        .map(each -> each.headers().firstValue("webhook-id").orElseThrow())
        .toList();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
