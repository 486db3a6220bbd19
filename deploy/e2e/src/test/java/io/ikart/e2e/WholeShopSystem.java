package io.ikart.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The shop with everything, on one machine: how soon it is there, and what memory it takes. */
class WholeShopSystem {

  private static final Duration CALL = Duration.ofMinutes(6);
  private static final int HEALTHY_WITHIN_S = 120;
  private static final int MOST_MB = 5 * 1024;
  private static final Pattern UP_AFTER = Pattern.compile("the shop is up after ([0-9]+) s");

  private final Launcher launcher =
      new Launcher("whole", 1).with("IKART_WITHOUT", "").with("IKART_STOP_TIMEOUT_S", "120");
  private final SearchShop shop = new SearchShop(launcher);

  @BeforeEach
  void forget() {
    launcher.run(CALL, "reset", "--yes").succeeded();
  }

  @AfterEach
  void close() {
    launcher.run(CALL, "down").succeeded();
  }

  @Test
  void everythingIsHealthyWithinTwoMinutesAndFitsInFiveGigabytes() {
    isHealthyInTime();
    shop.call("demo", "--for", "60s").succeeded();
    fits();

    shop.call("down").succeeded();

    isHealthyInTime();
    fits();
  }

  private void isHealthyInTime() {
    var up = shop.call("up").succeeded().output();
    var after = UP_AFTER.matcher(up);
    assertThat(after.find()).as(up).isTrue();
    assertThat(Integer.parseInt(after.group(1))).as(up).isLessThanOrEqualTo(HEALTHY_WITHIN_S);
    System.out.println("with everything " + after.group());
  }

  private void fits() {
    int megabytes = shop.residentMb();
    System.out.println("with everything " + megabytes + " MB are resident");
    assertThat(megabytes).isLessThan(MOST_MB);
  }
}
