package io.ikart.topologies.kernel;

import java.util.Locale;

/** Why a command is refused. The edge maps each to a status; the names are part of the API. */
public enum Problem {
  NOT_FOUND,
  UNAUTHENTICATED,
  VALIDATION_FAILED,
  VERSION_MISMATCH,
  INVALID_TRANSITION,
  IDEMPOTENCY_KEY_REUSED,
  OUT_OF_STOCK,
  PRICE_CHANGED,
  PRODUCT_UNAVAILABLE,
  SHIPPING_UNAVAILABLE,
  LIMIT_EXCEEDED,
  UNAVAILABLE;

  private final String code = name().toLowerCase(Locale.ROOT);

  /** The code as it stands in replies and problem documents. */
  public String code() {
    return code;
  }
}
