package io.ikart.e2e;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How soon a change is found and a sale is counted, at 200 events a second: p99 within 2 s. */
class FreshnessSystem {

  private static final Duration CALL = Duration.ofMinutes(10);

  /** The bench answers payments itself. */
  private final Launcher launcher =
      new Launcher("freshness", 1)
          .with("IKART_WITHOUT", "connect,carrier,mail")
          .with("IKART_START_TIMEOUT_S", "300");

  @BeforeEach
  void open() {
    launcher.run(CALL, "reset", "--yes");
    launcher.run(CALL, "up").succeeded();
  }

  @AfterEach
  void close() {
    launcher.run(CALL, "down").succeeded();
  }

  @Test
  void aChangeIsFoundWithinTwoSeconds() {
    var found = launcher.run(CALL, "search", "freshness", "--rate", "200", "--p99", "2000");

    System.out.println(found.output());
    found.succeeded();
  }

  /** An order of three lines is some fifteen events from its checkout on. */
  @Test
  void aSaleIsCountedWithinTwoSeconds() {
    var trade =
        CompletableFuture.supplyAsync(
            () -> launcher.run(CALL, "bench", "saga", "--rate", "16", "--orders", "2400"));
    var counted = launcher.run(CALL, "tools", "sales-freshness", "--rate", "200", "--p99", "2000");

    System.out.println(counted.output());
    System.out.println(trade.join().output());
    counted.succeeded();
  }
}
