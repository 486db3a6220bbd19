package io.ikart.analytics.sales.customers;

import java.time.Duration;
import java.util.List;

/** The rules of recency, frequency and monetary value. Pure. */
final class Rfm {

  /** Beyond each of these the recency falls by one, from 5. */
  static final List<Duration> STEPS =
      List.of(Duration.ofDays(30), Duration.ofDays(60), Duration.ofDays(120), Duration.ofDays(240));

  private static final List<Long> ORDERS = List.of(2L, 3L, 5L, 10L);
  private static final List<Long> MINOR_UNITS = List.of(5_000L, 20_000L, 50_000L, 200_000L);
  private static final int BEST = 5;
  private static final int GOOD = 4;
  private static final int FAIR = 3;
  private static final int POOR = 2;

  private Rfm() {}

  static int recency(Duration since) {
    return BEST - (int) STEPS.stream().filter(step -> since.compareTo(step) >= 0).count();
  }

  static int frequency(long orders) {
    return 1 + (int) ORDERS.stream().filter(least -> orders >= least).count();
  }

  static int monetary(long net) {
    return 1 + (int) MINOR_UNITS.stream().filter(least -> net >= least).count();
  }

  static String segment(int recency, int frequency, int monetary) {
    if (recency >= GOOD) {
      boolean champion = frequency >= GOOD && monetary >= GOOD;
      return champion
          ? "CHAMPION"
          : frequency >= FAIR ? "LOYAL" : frequency == 1 ? "NEW" : "PROMISING";
    }
    return recency >= POOR && frequency >= POOR
        ? "AT_RISK"
        : recency >= FAIR ? "PROMISING" : "LOST";
  }
}
