package io.ikart.connect.webhook;

import io.ikart.schemas.webhook.DeliveryOutcome;

/**
 * How an attempt ended.
 *
 * @param status HTTP status; 0 when there was no answer
 * @param code what was wrong; empty when nothing was
 */
record Receipt(DeliveryOutcome outcome, int status, String code) {

  private static final int OK = 200;
  private static final int REDIRECT = 300;
  private static final int GONE = 410;

  /** What an answer means: only 2xx is a yes; who redirects must change their subscription. */
  static Receipt answered(int status) {
    if (status >= OK && status < REDIRECT) {
      return new Receipt(DeliveryOutcome.DELIVERED, status, "");
    }
    return status == GONE
        ? new Receipt(DeliveryOutcome.GONE, status, "gone")
        : new Receipt(DeliveryOutcome.FAILED, status, "http_" + status);
  }

  static Receipt failed(String code) {
    return new Receipt(DeliveryOutcome.FAILED, 0, code);
  }

  static Receipt forbidden() {
    return new Receipt(DeliveryOutcome.FORBIDDEN, 0, "forbidden_address");
  }
}
