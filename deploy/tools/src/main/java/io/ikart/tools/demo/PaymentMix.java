package io.ikart.tools.demo;

import java.util.SplittableRandom;

/** Means of payment as a day brings them: most work, some do not, a few are slow or odd. */
enum PaymentMix {
  APPROVE("tok_approve", 84),
  DECLINE("tok_decline", 8),
  SLOW("tok_slow", 4),
  TIMEOUT("tok_timeout", 2),
  ERROR("tok_error", 2);

  private static final int ALL = 100;

  private final String token;
  private final int percent;

  PaymentMix(String token, int percent) {
    this.token = token;
    this.percent = percent;
  }

  String token() {
    return token;
  }

  /** One of them, as often as it comes. */
  static PaymentMix draw(SplittableRandom random) {
    int left = random.nextInt(ALL);
    for (var means : values()) {
      left -= means.percent;
      if (left < 0) {
        return means;
      }
    }
    return APPROVE;
  }
}
