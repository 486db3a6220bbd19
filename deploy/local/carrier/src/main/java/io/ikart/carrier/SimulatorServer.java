package io.ikart.carrier;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The carrier over HTTP on 127.0.0.1. A delayed answer occupies a timer, not a thread. */
public final class SimulatorServer implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(SimulatorServer.class);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int THREADS = 4;
  private static final int LARGEST_BODY_BYTES = 64 * 1024;
  private static final String API = "/v2/";
  private static final Pattern TEST_KEY = Pattern.compile("EZTK\\w{1,100}:.*");

  private final HttpServer http;
  private final Simulator carrier;
  private final long hangMs;
  private final List<Route> routes;
  private final ExecutorService readers = Executors.newFixedThreadPool(THREADS);
  private final ScheduledThreadPoolExecutor answers = new ScheduledThreadPoolExecutor(THREADS);

  /** A method, a path in which {@code *} stands for an id, and what answers. */
  private record Route(String method, Pattern path, Handler handler) {

    interface Handler {
      ObjectNode answer(String id, String body) throws IOException;
    }

    static Route of(String method, String path, Handler handler) {
      return new Route(method, Pattern.compile(path.replace("*", "([^/]+)")), handler);
    }
  }

  /**
   * An answer and when it is given.
   *
   * @param status 0 when there is no answer and the connection just ends
   */
  private record Answer(int status, ObjectNode body, long afterMs) {}

  private SimulatorServer(HttpServer http, Simulator carrier, long hangMs) {
    this.http = http;
    this.carrier = carrier;
    this.hangMs = hangMs;
    this.routes =
        List.of(
            Route.of("GET", "/health", (id, body) -> object().put("status", "up")),
            Route.of("GET", "/books", (id, body) -> carrier.report()),
            Route.of("GET", "/simulator/switches", (id, body) -> set(Map.of())),
            Route.of("POST", "/simulator/switches", (id, body) -> set(form(body))),
            Route.of("POST", "/simulator/parcels/*", (id, body) -> carrier.move(id, form(body))),
            Route.of("POST", API + "shipments", (id, body) -> carrier.create(json(body))),
            Route.of("GET", API + "shipments/*", (id, body) -> carrier.show(id)),
            Route.of("POST", API + "shipments/*/buy", (id, body) -> carrier.buy(id, json(body))),
            Route.of("GET", API + "trackers/*", (id, body) -> carrier.tracker(id)));
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
      var carrier = new Simulator(settings, Clock.systemUTC());
      var server = new SimulatorServer(http, carrier, settings.hang().toMillis());
      server.listen();
      return server;
    } catch (IOException e) {
      http.stop(0);
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
    var unused = answers.schedule(send, answer.afterMs(), TimeUnit.MILLISECONDS);
  }

  private Answer answerTo(HttpExchange exchange) {
    try {
      var body = exchange.getRequestBody().readNBytes(LARGEST_BODY_BYTES);
      return answer(exchange, new String(body, StandardCharsets.UTF_8));
    } catch (Refusal refusal) {
      return new Answer(refusal.status(), refusal.body(), 0);
    } catch (IOException | RuntimeException e) {
      LOG.error("cannot answer {} {}", exchange.getRequestMethod(), exchange.getRequestURI(), e);
      return new Answer(500, object(), 0);
    }
  }

  private Answer answer(HttpExchange exchange, String body) throws IOException {
    var path = exchange.getRequestURI().getPath();
    for (var route : routes) {
      var found = route.path().matcher(path);
      if (route.method().equals(exchange.getRequestMethod()) && found.matches()) {
        return path.startsWith(API)
            ? onItsWay(exchange, route, found, body)
            : new Answer(200, done(route, found, body), 0);
      }
    }
    throw Refusal.missing();
  }

  /** Only the API asks for a key, and only the API behaves badly. */
  private Answer onItsWay(HttpExchange exchange, Route route, Matcher found, String body)
      throws IOException {
    requireKey(exchange);
    if (carrier.happens(Switches.BUSY)) {
      throw new Refusal(429, "RATE_LIMITED", "You have hit the API rate limit.");
    }
    if (carrier.happens(Switches.ERROR)) {
      throw new Refusal(500, "INTERNAL_SERVER_ERROR", "Something went wrong.");
    }
    var answer = done(route, found, body);
    int status = carrier.happens(Switches.LOST) ? 0 : 200;
    return new Answer(
        status, answer, carrier.happens(Switches.LATE) ? hangMs : carrier.latencyMs());
  }

  private static ObjectNode done(Route route, Matcher found, String body) throws IOException {
    return route.handler().answer(found.groupCount() == 0 ? "" : found.group(1), body);
  }

  private static void requireKey(HttpExchange exchange) {
    var given = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
    var encoded = given.startsWith("Basic ") ? given.substring("Basic ".length()) : "";
    try {
      var decoded = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
      if (TEST_KEY.matcher(decoded).matches()) {
        return;
      }
    } catch (IllegalArgumentException e) {
      LOG.debug("no Base64", e);
    }
    throw new Refusal(401, "APIKEY.INACTIVE", "Give a test key (EZTK...) as user name.");
  }

  private ObjectNode set(Map<String, String> named) {
    var node = object();
    carrier.behaves(named).forEach(node::put);
    return node;
  }

  private static JsonNode json(String body) {
    try {
      return JSON.readTree(body);
    } catch (IOException e) {
      throw new Refusal(400, "MALFORMED_REQUEST", "This is no JSON.");
    }
  }

  private static Map<String, String> form(String body) {
    var fields = new LinkedHashMap<String, String>();
    for (var pair : body.split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        var value = URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8);
        fields.put(pair.substring(0, equals), value);
      }
    }
    return fields;
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  private static void send(HttpExchange exchange, Answer answer) {
    if (answer.status() == 0) {
      exchange.close();
      return;
    }
    var bytes = answer.body().toString().getBytes(StandardCharsets.UTF_8);
    try (exchange) {
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(answer.status(), bytes.length);
      exchange.getResponseBody().write(bytes);
    } catch (IOException e) {
      LOG.debug("the client did not wait for its answer", e);
    }
  }

  /** Stops at once: answers that are still due are never given, as after a kill. */
  @Override
  public void close() {
    http.stop(0);
    readers.shutdownNow();
    answers.shutdownNow();
    carrier.close();
  }
}
