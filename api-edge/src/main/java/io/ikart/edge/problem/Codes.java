package io.ikart.edge.problem;

import java.util.Map;

/**
 * Problem codes and the HTTP status each is answered with. Clients branch on the code, never on the
 * title or the detail.
 */
public final class Codes {

  public static final String VALIDATION_FAILED = "validation_failed";
  public static final String NOT_FOUND = "not_found";
  public static final String METHOD_NOT_ALLOWED = "method_not_allowed";
  public static final String PAYLOAD_TOO_LARGE = "payload_too_large";
  public static final String UNSUPPORTED_MEDIA_TYPE = "unsupported_media_type";
  public static final String IDEMPOTENCY_KEY_REUSED = "idempotency_key_reused";
  public static final String UNAUTHENTICATED = "unauthenticated";
  public static final String FORBIDDEN = "forbidden";
  public static final String RATE_LIMITED = "rate_limited";
  public static final String UNAVAILABLE = "unavailable";
  public static final String INTERNAL_ERROR = "internal_error";

  private static final int CONFLICT = 409;

  private static final Map<String, Integer> STATUS =
      Map.ofEntries(
          Map.entry(VALIDATION_FAILED, 400),
          Map.entry(UNAUTHENTICATED, 401),
          Map.entry(FORBIDDEN, 403),
          Map.entry(NOT_FOUND, 404),
          Map.entry(METHOD_NOT_ALLOWED, 405),
          Map.entry("invalid_transition", CONFLICT),
          Map.entry("out_of_stock", CONFLICT),
          Map.entry("price_changed", CONFLICT),
          Map.entry("product_unavailable", CONFLICT),
          Map.entry("shipping_unavailable", CONFLICT),
          Map.entry("payment_declined", CONFLICT),
          Map.entry("payment_action_required", CONFLICT),
          Map.entry("coupon_exhausted", CONFLICT),
          Map.entry("coupon_not_applicable", CONFLICT),
          Map.entry("version_mismatch", 412),
          Map.entry(PAYLOAD_TOO_LARGE, 413),
          Map.entry(UNSUPPORTED_MEDIA_TYPE, 415),
          Map.entry(IDEMPOTENCY_KEY_REUSED, 422),
          Map.entry("limit_exceeded", 422),
          Map.entry(RATE_LIMITED, 429),
          Map.entry(INTERNAL_ERROR, 500),
          Map.entry(UNAVAILABLE, 503));

  private Codes() {}

  /** Status of a code; a refusal this version does not know is a conflict. */
  public static int statusOf(String code) {
    return STATUS.getOrDefault(code, CONFLICT);
  }
}
