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
import java.util.Base64;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
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
  private static final String BASIC = "Basic ";
  private static final String BEARER = "Bearer ";
  private static final Pattern TEST_KEY = Pattern.compile("Bearer [rs]k_test_\\w+");

  private final HttpServer http;
  private final Simulator gateway;
  private final Router router;
  private final Challenge pages;
  private final ExecutorService readers = Executors.newFixedThreadPool(THREADS);
  private final ScheduledThreadPoolExecutor answers = new ScheduledThreadPoolExecutor(THREADS);

  private SimulatorServer(HttpServer http, Simulator gateway) {
    this.http = http;
    this.gateway = gateway;
    this.router = new Router(gateway);
    this.pages = new Challenge("http://127.0.0.1:" + http.getAddress().getPort());
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
      var server = new SimulatorServer(http, new Simulator(settings, Clock.systemUTC()));
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
    gateway.resume(pages);
  }

  /** What it serves, for tests that set switches and read books. */
  Simulator gateway() {
    return gateway;
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
        return atOnce(413, Wire.error(ApiError.invalid("", "", "Too large."), null));
      }
      requireKey(exchange);
      return router.answer(requestOf(exchange, new String(body, StandardCharsets.UTF_8)));
    } catch (Refusal refusal) {
      return atOnce(refusal.status(), refusal.body());
    } catch (IOException | RuntimeException e) {
      LOG.error("cannot answer {} {}", exchange.getRequestMethod(), exchange.getRequestURI(), e);
      return atOnce(500, Wire.error(ApiError.broken(), null));
    }
  }

  /** Only Stripe's own resources ask for a key, and only a test key is let in. */
  private static void requireKey(HttpExchange exchange) {
    if (!exchange.getRequestURI().getPath().startsWith("/v1/")) {
      return;
    }
    var given = header(exchange, "Authorization");
    if (given.startsWith(BASIC)) {
      given = BEARER + userName(given.substring(BASIC.length()));
    }
    if (!TEST_KEY.matcher(given).matches()) {
      throw new Refusal(ApiError.unauthorized());
    }
  }

  private static String userName(String encoded) {
    try {
      var decoded = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
      return decoded.substring(0, Math.max(0, decoded.indexOf(':')));
    } catch (IllegalArgumentException e) {
      throw new Refusal(ApiError.unauthorized());
    }
  }

  private static Request requestOf(HttpExchange exchange, String body) {
    var query = exchange.getRequestURI().getRawQuery();
    boolean inQuery = exchange.getRequestMethod().equals("GET");
    return new Request(
        exchange.getRequestMethod(),
        exchange.getRequestURI().getPath(),
        header(exchange, "Idempotency-Key").strip(),
        header(exchange, "Stripe-Version"),
        Request.form(inQuery ? String.valueOf(query == null ? "" : query) : body));
  }

  private static String header(HttpExchange exchange, String name) {
    var value = exchange.getRequestHeaders().getFirst(name);
    return value == null ? "" : value;
  }

  private static Answer atOnce(int status, String body) {
    return Answer.of(status, body, Duration.ZERO);
  }

  private void send(HttpExchange exchange, Answer answer) {
    if (answer.status() == 0) {
      exchange.close();
      return;
    }
    var bytes = pages.absolute(answer.body()).getBytes(StandardCharsets.UTF_8);
    try (exchange) {
      var headers = exchange.getResponseHeaders();
      boolean isPage = answer.body().startsWith("<");
      headers.set("Content-Type", isPage ? "text/html; charset=utf-8" : "application/json");
      headers.set("Request-Id", Ids.next("req_"));
      if (answer.replayed()) {
        headers.set("Idempotent-Replayed", "true");
      }
      if (!answer.location().isEmpty()) {
        headers.set("Location", answer.location());
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
    gateway.close();
  }
}
