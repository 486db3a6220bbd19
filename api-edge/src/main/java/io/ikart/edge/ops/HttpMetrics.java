package io.ikart.edge.ops;

import io.javalin.http.Context;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** How long requests take, by method, route template and status. */
public final class HttpMetrics {

  private static final float NANOS_PER_MS = 1_000_000f;

  private final MeterRegistry meters;
  private final ConcurrentHashMap<String, Timer> timers = new ConcurrentHashMap<>();

  public HttpMetrics(MeterRegistry meters) {
    this.meters = meters;
  }

  /** Notes a request that was answered; a path without a route counts as "none". */
  public void answered(Context ctx, Float tookMs) {
    var matched = ctx.endpoints().matchedHttpEndpoint();
    var route = matched == null ? "none" : matched.path;
    var method = matched == null ? "any" : ctx.method().name();
    var status = Integer.toString(ctx.statusCode());
    timers
        .computeIfAbsent(
            method + route + status,
            unused ->
                Meters.latency(
                    meters,
                    "http.server.requests",
                    "method",
                    method,
                    "route",
                    route,
                    "status",
                    status))
        .record((long) (tookMs * NANOS_PER_MS), TimeUnit.NANOSECONDS);
  }
}
