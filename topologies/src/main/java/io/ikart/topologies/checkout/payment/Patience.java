package io.ikart.topologies.checkout.payment;

import java.time.Duration;
import java.time.Instant;

/** How long a payment waits for the gateway, how often it asks, and when a person takes over. */
final class Patience {

  /**
   * A result comes within this time: the connector's own tries end long before. Only one that was
   * lost makes the payment ask by itself.
   */
  static final Duration RESULT_WITHIN = Duration.ofMinutes(2);

  /** Between two questions to a gateway that gave no answer, while a shopper may be waiting. */
  static final Duration ASK_EVERY = Duration.ofSeconds(30);

  /** Between two questions to a gateway that has been silent for long. */
  static final Duration ASK_LATER = Duration.ofHours(1);

  /** Between two looks into the gateway's books. */
  static final Duration LOOK_EVERY = Duration.ofMinutes(1);

  /** A shopper answers their bank within this time, or the attempt is over. */
  static final Duration ACT_WITHIN = Duration.ofMinutes(10);

  /**
   * Gateways forget idempotency keys after 24 hours (Stripe's API reference, "Idempotent
   * requests"); an hour is kept clear of that.
   */
  static final Duration KEY_LIFE = Duration.ofHours(23);

  /** Questions in quick succession: a quarter of an hour, as long as an order waits. */
  private static final int QUICK = 30;

  /** Looks into the books in quick succession. */
  private static final int QUICK_LOOKS = 15;

  /** Then a person must look: a good day of asking. */
  static final int MOST_ASKED = QUICK + 24;

  static final int MOST_LOOKS = QUICK_LOOKS + 24;

  private Patience() {}

  /** When to ask again after so many questions. */
  static Instant askAt(Instant now, int asked) {
    return now.plus(asked < QUICK ? ASK_EVERY : ASK_LATER);
  }

  /** When to look again after so many looks. */
  static Instant lookAt(Instant now, int lookedUp) {
    return now.plus(lookedUp < QUICK_LOOKS ? LOOK_EVERY : ASK_LATER);
  }

  /** Whether the gateway is sure to know a key first used then. */
  static boolean isKeyKnown(Instant firstUsed, Instant now) {
    return !firstUsed.plus(KEY_LIFE).isBefore(now);
  }
}
