package io.ikart.e2e;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** How soon a change is found and a sale is counted, at 200 events a second: p99 within 2 s. */
class FreshnessSystem {

  private static final Duration CALL = Duration.ofMinutes(5);

  private static Launcher launcher;

  /** The bench answers payments itself. */
  @BeforeAll
  static void open() {
    launcher =
        new Launcher("freshness", 1)
            .with("IKART_WITHOUT", "connect,carrier,mail")
            .with("IKART_START_TIMEOUT_S", "300");
    launcher.run(CALL, "reset", "--yes").succeeded();
    var up = launcher.run(CALL, "up");
    if (up.exitCode() != 0) {
      launcher.run(CALL, "down");
    }
    up.succeeded();
  }

  @AfterAll
  static void close() {
    launcher.run(CALL, "down").succeeded();
  }

  @Test
  void aChangeIsFoundWithinTwoSeconds() {
    shown("search", "freshness", "--rate", "200", "--warm-up", "15s", "--for", "30s").succeeded();
  }

  /** An order of three lines is some fifteen events from its checkout on. */
  @Test
  void aSaleIsCountedWithinTwoSeconds() {
    var trade =
        CompletableFuture.supplyAsync(
            () -> shown("bench", "saga", "--rate", "16", "--orders", "1100", "--warm-up", "500"));

    var counted =
        shown("tools", "sales-freshness", "--rate", "200", "--steady", "10s", "--for", "30s");

    trade.join();
    counted.succeeded();
  }

  private static Launcher.Result shown(String... arguments) {
    var result = launcher.run(CALL, arguments);
    System.out.println(result.output());
    return result;
  }
}
