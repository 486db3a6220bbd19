package io.ikart.gateway;

import java.time.Duration;
import java.util.List;
import java.util.function.BiFunction;
import java.util.regex.Pattern;

/** All routes of the simulator on one page. */
final class Router {

  private static final String UP = "{\"status\":\"up\"}";
  private static final String INTENTS = PaymentIntents.PATH;
  private static final String REFUNDS = Refunds.PATH;
  private static final String EVENTS = "/v1/events";

  private final List<Route> routes;

  /** A method, a path in which {@code *} stands for an id, and what answers. */
  private record Route(String method, Pattern path, BiFunction<String, Request, Answer> answer) {

    static Route of(String method, String path, BiFunction<String, Request, Answer> answer) {
      return new Route(method, Pattern.compile(path.replace("*", "([^/]+)")), answer);
    }
  }

  Router(Simulator gateway) {
    routes =
        List.of(
            Route.of("GET", "/health", (none, request) -> now(UP)),
            Route.of("GET", "/books", (none, request) -> now(Wire.text(gateway.report()))),
            Route.of(
                "GET", "/simulator/intents", (none, request) -> now(Wire.text(gateway.counts()))),
            Route.of("GET", "/simulator/switches", (none, request) -> gateway.showSwitches()),
            Route.of("POST", "/simulator/switches", (none, r) -> gateway.setSwitches(r)),
            Route.of("POST", "/simulator/keys/forget", (none, request) -> gateway.forgetKeys()),
            Route.of("POST", "/simulator/intents/*/dispute", gateway::openDispute),
            Route.of("POST", "/simulator/disputes/*", gateway::closeDispute),
            Route.of("GET", Challenge.PATH + "*", (id, request) -> gateway.challenge(id)),
            Route.of("POST", Challenge.PATH + "*", gateway::authenticate),
            Route.of("POST", INTENTS, (none, request) -> gateway.create(request)),
            Route.of("GET", INTENTS, (none, request) -> gateway.listIntents(request)),
            Route.of("GET", INTENTS + "/search", (none, r) -> gateway.searchIntents(r)),
            Route.of("GET", INTENTS + "/*", (id, request) -> gateway.showIntent(id)),
            Route.of("POST", INTENTS + "/*/confirm", gateway::confirm),
            Route.of("POST", INTENTS + "/*/capture", gateway::capture),
            Route.of("POST", INTENTS + "/*/cancel", gateway::cancel),
            Route.of("POST", REFUNDS, (none, request) -> gateway.refund(request)),
            Route.of("GET", REFUNDS, (none, request) -> gateway.listRefunds(request)),
            Route.of("GET", REFUNDS + "/*", (id, request) -> gateway.showRefund(id)),
            Route.of("GET", EVENTS, (none, request) -> gateway.listEvents(request)),
            Route.of("GET", EVENTS + "/*", (id, request) -> gateway.showEvent(id)));
  }

  /**
   * The answer to a request.
   *
   * @throws Refusal when nothing is there, or the request is not a good one
   */
  Answer answer(Request request) {
    for (var route : routes) {
      var path = route.path().matcher(request.path());
      if (route.method().equals(request.method()) && path.matches()) {
        return route.answer().apply(path.groupCount() == 0 ? "" : path.group(1), request);
      }
    }
    throw new Refusal(
        ApiError.missing(
            "", "Unrecognized request URL (" + request.method() + ": " + request.path() + ")."));
  }

  private static Answer now(String body) {
    return Answer.of(200, body, Duration.ZERO);
  }
}
