package io.ikart.gateway;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The gateway over HTTP on 127.0.0.1. A delayed answer occupies a timer, not a thread, so that any
 * number of slow payments leave the quick ones quick.
 */
public final class SimulatorServer implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(SimulatorServer.class);
  private static final int THREADS = 4;
  private static final int LARGEST_BODY_BYTES = 64 * 1024;
  private static final int STOP_SECONDS = 0;
  private static final String UP = "{\"status\":\"up\"}";

  private final HttpServer http;
  private final PaymentIntents intents;
  private final ExecutorService readers = Executors.newFixedThreadPool(THREADS);
  private final ScheduledThreadPoolExecutor answers = new ScheduledThreadPoolExecutor(THREADS);

  private SimulatorServer(HttpServer http, PaymentIntents intents) {
    this.http = http;
    this.intents = intents;
  }

  /**
   * Starts to listen.
   *
   * @throws IOException when the port is taken, or the journal cannot be read or written
   */
  public static SimulatorServer start(SimulatorSettings settings) throws IOException {
    var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), settings.port());
    var http = listenOn(address);
    try {
      var server = new SimulatorServer(http, new PaymentIntents(settings, Clock.systemUTC()));
      server.listen();
      return server;
    } catch (IOException e) {
      http.stop(STOP_SECONDS);
      throw e;
    }
  }

  private static HttpServer listenOn(InetSocketAddress address) throws IOException {
    try {
      return HttpServer.create(address, 0);
    } catch (BindException e) {
      throw new IOException("cannot listen on " + address + ": " + e.getMessage(), e);
    }
  }

  private void listen() {
    http.createContext("/", this::take);
    http.setExecutor(readers);
    http.start();
  }

  /** The port it listens on. */
  public int port() {
    return http.getAddress().getPort();
  }

  private void take(HttpExchange exchange) {
    var answer = answerTo(exchange);
    Runnable send = () -> send(exchange, answer);
    var unused = answers.schedule(send, answer.after().toNanos(), TimeUnit.NANOSECONDS);
  }

  private Answer answerTo(HttpExchange exchange) {
    try {
      var body = exchange.getRequestBody().readNBytes(LARGEST_BODY_BYTES + 1);
      if (body.length > LARGEST_BODY_BYTES) {
        return atOnce(413, Wire.error("invalid_request_error", "too_large", "Too large."));
      }
      return route(exchange, new String(body, StandardCharsets.UTF_8));
    } catch (Refusal refusal) {
      return atOnce(refusal.status(), refusal.body());
    } catch (IOException | RuntimeException e) {
      LOG.error("cannot answer {} {}", exchange.getRequestMethod(), exchange.getRequestURI(), e);
      return atOnce(500, Wire.error("api_error", "api_error", "The simulator itself failed."));
    }
  }

  private Answer route(HttpExchange exchange, String body) {
    var path = exchange.getRequestURI().getPath();
    var key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
    if (path.equals("/health")) {
      return only("GET", exchange, () -> atOnce(200, UP));
    }
    if (path.equals("/simulator/intents")) {
      return only("GET", exchange, () -> atOnce(200, Wire.of(intents.counts())));
    }
    if (path.equals(PaymentIntents.PATH)) {
      return only("POST", exchange, () -> intents.create(Request.of(path, key, body)));
    }
    var rest =
        path.startsWith(PaymentIntents.PATH + "/")
            ? path.substring(PaymentIntents.PATH.length() + 1)
            : "";
    if (rest.matches("[^/]+/cancel")) {
      var id = rest.substring(0, rest.indexOf('/'));
      return only("POST", exchange, () -> intents.cancel(id, Request.of(path, key, body)));
    }
    if (rest.matches("[^/]+")) {
      return only("GET", exchange, () -> intents.show(rest));
    }
    throw Refusal.missing("Nothing is here.");
  }

  private static Answer only(String method, HttpExchange exchange, Supplier<Answer> answer) {
    if (exchange.getRequestMethod().equals(method)) {
      return answer.get();
    }
    return atOnce(
        405, Wire.error("invalid_request_error", "method_not_allowed", "Use " + method + "."));
  }

  private static Answer atOnce(int status, String body) {
    return new Answer(status, body, false, Duration.ZERO);
  }

  private static void send(HttpExchange exchange, Answer answer) {
    var bytes = answer.body().getBytes(StandardCharsets.UTF_8);
    try (exchange) {
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      if (answer.replayed()) {
        exchange.getResponseHeaders().set("Idempotent-Replayed", "true");
      }
      exchange.sendResponseHeaders(answer.status(), bytes.length);
      exchange.getResponseBody().write(bytes);
    } catch (IOException e) {
      LOG.debug("the client did not wait for its answer", e);
    }
  }

  /** Stops at once: answers that are still due are never given, as after a kill. */
  @Override
  public void close() throws IOException {
    http.stop(STOP_SECONDS);
    readers.shutdownNow();
    answers.shutdownNow();
    intents.close();
  }
}
