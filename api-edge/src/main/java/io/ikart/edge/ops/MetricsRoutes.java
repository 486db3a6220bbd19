package io.ikart.edge.ops;

import io.javalin.http.Context;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;

/** The meters in Prometheus' text format. */
public final class MetricsRoutes {

  private final PrometheusMeterRegistry meters;

  public MetricsRoutes(PrometheusMeterRegistry meters) {
    this.meters = meters;
  }

  public void scrape(Context ctx) {
    ctx.contentType("text/plain; version=0.0.4; charset=utf-8").result(meters.scrape());
  }
}
