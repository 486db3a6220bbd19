package io.ikart.topologies.query;

import io.ikart.schemas.query.InternalSecrets;
import io.ikart.schemas.query.QueryCodec;
import io.ikart.schemas.query.QueryRequest;
import io.javalin.Javalin;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.Map;
import org.apache.kafka.streams.KafkaStreams;

/**
 * The query protocol over HTTP, and this process's health and metrics. Questions need the shared
 * secret; health and metrics do not, and say nothing of any customer.
 */
public final class QueryServer implements AutoCloseable {

  private static final long DEFAULT_BUDGET_MS = 5_000;
  private static final int MAX_BODY_BYTES = 1024 * 1024;

  private final Queries queries;
  private final Map<String, QueriedApplication> applications;
  private final InternalSecrets secrets;
  private final PrometheusMeterRegistry metrics;
  private final Javalin server;

  public QueryServer(
      Queries queries,
      Map<String, QueriedApplication> applications,
      String secret,
      PrometheusMeterRegistry metrics) {
    this.queries = queries;
    this.applications = applications;
    this.secrets = InternalSecrets.of(secret);
    this.metrics = metrics;
    this.server =
        Javalin.create(
            config -> {
              config.startup.showJavalinBanner = false;
              config.http.maxRequestSize = MAX_BODY_BYTES;
              config.routes.post("/query", this::query);
              config.routes.get("/routes", this::routes);
              config.routes.get("/health/live", context -> context.result("live"));
              config.routes.get("/health/ready", this::ready);
              config.routes.get("/metrics", context -> context.result(this.metrics.scrape()));
            });
  }

  /** Starts to listen. */
  public void start(String host, int port) {
    server.start(host, port);
  }

  private void query(Context context) {
    if (!isAuthorized(context)) {
      return;
    }
    QueryRequest question;
    try {
      question = QueryCodec.decode(context.bodyAsBytes(), QueryRequest.class);
    } catch (IllegalArgumentException e) {
      context.status(HttpStatus.BAD_REQUEST).result(e.getMessage());
      return;
    }
    var budget = context.header(QueryCodec.DEADLINE_HEADER);
    long budgetMs =
        budget != null && budget.matches("[0-9]{1,9}") ? Long.parseLong(budget) : DEFAULT_BUDGET_MS;
    context.future(
        () ->
            queries
                .answer(question, budgetMs)
                .thenAccept(answer -> send(context, QueryCodec.encode(answer))));
  }

  private void routes(Context context) {
    if (isAuthorized(context)) {
      send(context, QueryCodec.encode(RouteTable.of(applications.values())));
    }
  }

  private void ready(Context context) {
    for (var application : applications.values()) {
      var state = application.streams().state();
      if (state != KafkaStreams.State.RUNNING) {
        context.status(HttpStatus.SERVICE_UNAVAILABLE).result(application.name() + " is " + state);
        return;
      }
    }
    context.result("ready");
  }

  private boolean isAuthorized(Context context) {
    boolean right = secrets.accepts(context.header("Authorization"));
    if (!right) {
      context.status(HttpStatus.UNAUTHORIZED).result("the shared secret is missing or wrong");
    }
    return right;
  }

  private static void send(Context context, byte[] body) {
    context.contentType(QueryCodec.CONTENT_TYPE).result(body);
  }

  @Override
  public void close() {
    server.stop();
  }
}
