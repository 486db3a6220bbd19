package io.ikart.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.regex.Pattern;

/** The audit log as staff look at it and operators verify it. */
final class AuditLog {

  private static final Duration KEPT_WITHIN = Duration.ofSeconds(30);
  private static final Duration VERIFIED_WITHIN = Duration.ofMinutes(2);
  private static final Pattern ALL_SIGNED =
      Pattern.compile("([0-9,]+) entries, \\1 of them under a signed head: nothing was changed");

  private final Launcher launcher;
  private final Edge edge;

  /**
   * @param edge asked by staff
   */
  AuditLog(Launcher launcher, Edge edge) {
    this.launcher = launcher;
    this.edge = edge;
  }

  /** The newest entry of an action on an object, as soon as there is one. */
  JsonNode entry(String action, String object) {
    var filter = "?action=%s&object=%s".formatted(action, object);
    await().atMost(KEPT_WITHIN).until(() -> page(filter).size() > 0);
    return page(filter).get(0);
  }

  /** Entries that pass a filter, the newest first. */
  JsonNode page(String filter) {
    return edge.get("/v1/admin/audit" + filter).is(200).body().path("entries");
  }

  void adjust(String sku, int delta, String reason) {
    var body =
        "{\"warehouse\": \"main\", \"delta\": %d, \"reason\": \"%s\"}".formatted(delta, reason);
    edge.post("/v1/admin/stock/" + sku + "/adjust", body).is(200);
  }

  /** A head covers the last entry within moments. */
  void awaitVerified() {
    await()
        .atMost(VERIFIED_WITHIN)
        .untilAsserted(
            () -> {
              var result = verified();
              assertThat(result.output()).containsPattern(ALL_SIGNED);
              assertThat(result.exitCode()).isZero();
            });
  }

  /** What operators are told of the log, or of a copy of it. */
  Launcher.Result verified(String... options) {
    var command = new String[2 + options.length];
    command[0] = "audit";
    command[1] = "verify";
    System.arraycopy(options, 0, command, 2, options.length);
    return launcher.run(VERIFIED_WITHIN, command);
  }
}
