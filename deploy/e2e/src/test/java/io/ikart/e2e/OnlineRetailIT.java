package io.ikart.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A small month in the format of the Online Retail data set, made by hand so that every sum is
 * known: sales, goods cancelled before they were sent, goods returned, and lines that are neither.
 */
@ExtendWith(RunningShop.class)
class OnlineRetailIT {

  private static final Duration REPLAY_WITHIN = Duration.ofMinutes(3);

  /** 54.95 + 11.80 + 5.10 + 12.75. */
  private static final long GROSS = 8_460;

  /** Two balls and a lamp, on the day they were sold. */
  private static final long CANCELLED = 170 + 1_275;

  /** Three tins and one, and two lamps, a week later and more. */
  private static final long REFUNDED = 765 + 255 + 2_550;

  @Test
  void whatWasCancelledOrCameBackIsSoToThePennyAndOnTheShelf(Launcher launcher) {
    var file = "deploy/e2e/src/test/resources/a-small-december.csv";
    var trade = new RetailTrade(launcher, launcher.repository().resolve(file)).imported();
    long refundedBefore = trade.refundedByTheGateway();

    var report = trade.replayed(REPLAY_WITHIN);

    sumsAreRight(report);
    assertThat(report.path("lines").path("total").asLong()).isEqualTo(16);
    assertThat(report.path("lines").path("sold").asLong()).isEqualTo(6);
    assertThat(report.path("lines").path("returned").asLong()).isEqualTo(5);
    assertThat(trade.refundedByTheGateway() - refundedBefore).isEqualTo(REFUNDED);
    stockIsRight(new Shopping(Edge.ofStaff(launcher)));

    var again = trade.replayed(REPLAY_WITHIN);

    sumsAreRight(again);
    assertThat(trade.refundedByTheGateway() - refundedBefore).isEqualTo(REFUNDED);
    stockIsRight(new Shopping(Edge.ofStaff(launcher)));
    trade.verified();
  }

  private static void sumsAreRight(JsonNode report) {
    assertThat(report.path("invoices").asLong()).isEqualTo(4);
    assertThat(report.path("ordersConfirmed").asLong()).isEqualTo(4);
    assertThat(report.path("revenueMinor").asLong()).isEqualTo(GROSS);
    assertThat(report.path("cancelledMinor").asLong()).isEqualTo(CANCELLED);
    assertThat(report.path("refundedMinor").asLong()).isEqualTo(REFUNDED);
    assertThat(report.path("netMinor").asLong()).isEqualTo(GROSS - CANCELLED - REFUNDED);
  }

  /** Received as many as were sold; ten tins and two lamps left, four tins and two lamps came. */
  private static void stockIsRight(Shopping shop) {
    stands(shop, "R1TIN", 14 - 10 + 4, 4);
    stands(shop, "R1LAMP", 3 - 2 + 2, 0);
    stands(shop, "R1BALL", 6, 6 - 2);
    stands(shop, "R1POST", 0, 0);
  }

  private static void stands(Shopping shop, String sku, long onHand, long allocated) {
    var item = shop.stock(sku);
    assertThat(item.body().path("onHand").asLong()).as("on hand of %s", sku).isEqualTo(onHand);
    assertThat(item.body().path("allocated").asLong()).as("sold of %s", sku).isEqualTo(allocated);
    assertThat(item.body().path("held").asLong()).as("held of %s", sku).isZero();
  }
}
