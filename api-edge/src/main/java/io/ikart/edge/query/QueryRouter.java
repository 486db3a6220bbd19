package io.ikart.edge.query;

import io.ikart.edge.ops.Meters;
import io.ikart.schemas.query.QueryRequest;
import io.ikart.schemas.query.QueryResponse;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** Takes each question to the instance that owns its key; see {@link Enquiry} for what if not. */
public final class QueryRouter implements Queries {

  private final RouteWatch routes;
  private final QueryTransport transport;
  private final Duration patience;
  private final Executor executor;
  private final MeterRegistry meters;
  private final ConcurrentHashMap<String, Timer> timers = new ConcurrentHashMap<>();

  /**
   * @param patience how long a question may take, all attempts together
   * @param executor runs what follows a pause between two attempts
   */
  public QueryRouter(
      RouteWatch routes,
      QueryTransport transport,
      Duration patience,
      Executor executor,
      MeterRegistry meters) {
    this.patience = patience;
    this.routes = routes;
    this.transport = transport;
    this.executor = executor;
    this.meters = meters;
  }

  @Override
  public CompletableFuture<QueryResponse> ask(QueryRequest question, From from) {
    long start = System.nanoTime();
    return new Enquiry(question, from, patience, routes, transport, executor)
        .begin()
        .whenComplete(
            (answer, failure) ->
                timer(question, failure == null ? answer.getStatus().name() : "UNAVAILABLE")
                    .record(System.nanoTime() - start, TimeUnit.NANOSECONDS));
  }

  @Override
  public CompletableFuture<Map<String, Optional<QueryResponse>>> askAll(QueryRequest question) {
    var answers = new ConcurrentHashMap<String, Optional<QueryResponse>>();
    var all =
        routes.table().hosts(question.getApplication()).stream()
            .map(
                host ->
                    transport
                        .ask(host, question, patience)
                        .handle(
                            (answer, failure) ->
                                answers.put(
                                    host,
                                    failure == null ? Optional.of(answer) : Optional.empty())))
            .toArray(CompletableFuture[]::new);
    return CompletableFuture.allOf(all).thenApply(done -> Map.copyOf(answers));
  }

  @Override
  public Set<String> applications() {
    return routes.table().applications();
  }

  private Timer timer(QueryRequest question, String status) {
    return timers.computeIfAbsent(
        question.getApplication() + status,
        unused ->
            Meters.latency(
                meters,
                "ikart.queries",
                "application",
                question.getApplication(),
                "status",
                status));
  }
}
