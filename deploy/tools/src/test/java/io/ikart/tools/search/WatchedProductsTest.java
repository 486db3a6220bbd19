package io.ikart.tools.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What counts as found, and since when. */
class WatchedProductsTest {

  private static final int TEAPOT = 0;
  private static final int CUP = 1;

  private final WatchedProducts watched = new WatchedProducts(2);

  @Test
  void aChangeCountsFromWhenItWasDueToWhenASearchShowsIt() {
    watched.measure();
    watched.due(TEAPOT, 1, ms(1_000));
    watched.shown(TEAPOT, 1, ms(1_500));

    assertThat(watched.missing()).isZero();
    assertThat(watched.latency().millisAt(100)).isBetween(499.0, 501.0);
  }

  @Test
  void aLaterChangeShowsThoseBeforeIt() {
    watched.measure();
    watched.due(TEAPOT, 1, ms(1_000));
    watched.due(TEAPOT, 2, ms(2_000));
    watched.shown(TEAPOT, 2, ms(2_100));

    assertThat(watched.missing()).isZero();
    assertThat(watched.latency().count()).isEqualTo(2);
    assertThat(watched.latency().millisAt(100)).isBetween(1_099.0, 1_101.0);
  }

  @Test
  void anEarlierChangeOrAnotherProductShowsNothing() {
    watched.measure();
    watched.due(TEAPOT, 2, ms(1_000));
    watched.shown(TEAPOT, 1, ms(1_100));
    watched.shown(CUP, 2, ms(1_100));

    assertThat(watched.missing()).isEqualTo(1);
    assertThat(watched.latency().count()).isZero();
  }

  @Test
  void onlyWhatWasDueWhileItWasMeasuredCounts() {
    watched.due(TEAPOT, 1, ms(1_000));
    watched.measure();
    watched.due(TEAPOT, 2, ms(2_000));
    watched.stopMeasuring();
    watched.due(TEAPOT, 3, ms(3_000));

    assertThat(watched.missing()).isEqualTo(1);

    watched.shown(TEAPOT, 3, ms(3_100));

    assertThat(watched.missing()).isZero();
    assertThat(watched.latency().count()).isEqualTo(1);
  }

  private static long ms(long millis) {
    return TimeUnit.MILLISECONDS.toNanos(millis);
  }
}
