package io.ikart.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ikart.e2e.GatewayBooks.Balance;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Another shop's sales and what came back of them, made here again by the launcher's commands. */
final class RetailTrade {

  private static final Duration IMPORT_WITHIN = Duration.ofMinutes(5);
  private static final Duration VERIFY_WITHIN = Duration.ofMinutes(5);

  private final Launcher launcher;
  private final GatewayBooks gateway;
  private final Path file;

  /**
   * @param file in the format of the Online Retail data set
   */
  RetailTrade(Launcher launcher, Path file) {
    this.launcher = launcher;
    this.gateway = new GatewayBooks(launcher.url("IKART_GATEWAY_PORT"));
    this.file = file.toAbsolutePath().normalize();
  }

  /** Makes the goods and their stock. */
  RetailTrade imported() {
    launcher.run(IMPORT_WITHIN, "import", "online-retail", file.toString()).succeeded();
    return this;
  }

  /** Makes the sales again, and takes back what came back; the report, which must reconcile. */
  JsonNode replayed(Duration within) {
    var report = launcher.home().resolve("replay.json");
    launcher
        .run(within, "replay", "online-retail", file.toString(), "--report", report.toString())
        .succeeded();
    try {
      var read = Edge.parse(Files.readString(report));
      assertThat(read.path("reconciliation").path("ok").asBoolean()).as("%s", read).isTrue();
      return read;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Every law of the domain holds on the whole shop. */
  void verified() {
    launcher.run(VERIFY_WITHIN, "verify").succeeded();
  }

  /** What was paid back so far by the gateway's own books, for every order of the shop. */
  long refundedByTheGateway() {
    return gateway.balances().values().stream().mapToLong(Balance::refunded).sum();
  }

  /** How often the payment that was charged most often was, by the gateway's own books. */
  long mostChargesOfAPayment() {
    return gateway.balances().values().stream().mapToLong(Balance::charges).max().orElse(0);
  }
}
