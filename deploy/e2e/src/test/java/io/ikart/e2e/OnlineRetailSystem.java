package io.ikart.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real December: 42,481 order lines of a gift shop, with cancelled invoices, negative lines and
 * everything else that real data has. The data set lies where {@code -Dikart.online.retail=FOLDER}
 * says; without it this fails, for a month that was not traded reconciles with nothing.
 */
@ExtendWith(RunningShop.class)
class OnlineRetailSystem {

  private static final Logger LOG = LoggerFactory.getLogger(OnlineRetailSystem.class);
  private static final Duration REPLAY_WITHIN = Duration.ofMinutes(12);
  private static final long LINES = 42_481;

  @Test
  void aRealDecemberReconcilesToThePenny(Launcher launcher) {
    var trade = new RetailTrade(launcher, december()).imported();
    long refundedBefore = trade.refundedByTheGateway();

    var report = trade.replayed(REPLAY_WITHIN);

    LOG.info("December 2010: {}", report.toPrettyString());
    assertThat(report.path("ordersRejected").asLong()).isZero();
    assertThat(report.path("ordersConfirmed").asLong())
        .isEqualTo(report.path("invoices").asLong())
        .isPositive();
    long gross = report.path("revenueMinor").asLong();
    long cancelled = report.path("cancelledMinor").asLong();
    long refunded = report.path("refundedMinor").asLong();
    assertThat(cancelled).isPositive();
    assertThat(refunded).isPositive();
    assertThat(report.path("netMinor").asLong()).isEqualTo(gross - cancelled - refunded);
    var value = report.path("value");
    assertThat(pence(value.path("sold").asText())).isEqualTo(gross);
    assertThat(pence(value.path("returned").asText())).isEqualTo(-cancelled - refunded);
    assertThat(report.path("lines").path("total").asLong()).isEqualTo(LINES);
    assertThat(report.path("lines").path("setAside").has("return_failed")).isFalse();
    assertThat(trade.refundedByTheGateway() - refundedBefore).isEqualTo(refunded);
    assertThat(trade.mostChargesOfAPayment()).isEqualTo(1);
    trade.verified();
  }

  private static Path december() {
    var file = Path.of(System.getProperty("ikart.online.retail"), "2010-12.csv.gz");
    assertThat(Files.isReadable(file))
        .as("the Online Retail data set is not at %s: name its folder", file.normalize())
        .isTrue();
    return file;
  }

  private static long pence(String pounds) {
    return new BigDecimal(pounds).movePointRight(2).longValueExact();
  }
}
