package io.ikart.edge.ops;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.javalin.http.Context;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;

/** Whether the process lives, and whether it can do its work. */
public final class HealthRoutes {

  private static final int UNAVAILABLE = 503;

  private final Map<String, BooleanSupplier> checks;

  /**
   * @param checks what readiness needs, by name
   */
  public HealthRoutes(Map<String, BooleanSupplier> checks) {
    this.checks = new TreeMap<>(checks);
  }

  public void live(Context ctx) {
    ctx.contentType("application/json").result("{\"status\":\"live\"}");
  }

  public void ready(Context ctx) {
    var body = JsonNodeFactory.instance.objectNode();
    var results = JsonNodeFactory.instance.objectNode();
    boolean all = true;
    for (var check : checks.entrySet()) {
      boolean passed = check.getValue().getAsBoolean();
      results.put(check.getKey(), passed);
      all &= passed;
    }
    body.put("status", all ? "ready" : "not ready").set("checks", results);
    ctx.status(all ? 200 : UNAVAILABLE).contentType("application/json").result(body.toString());
  }
}
