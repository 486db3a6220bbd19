package io.ikart.edge.http;

import io.ikart.edge.problem.Problem;
import io.javalin.http.Context;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * The name a caller gives to one wish, so that asking again cannot make it happen twice.
 *
 * @param value the key
 * @param given whether the caller chose it; otherwise the edge did, and tells it when a retry is
 *     due
 */
public record IdempotencyKey(String value, boolean given) {

  public static final String HEADER = "Idempotency-Key";

  private static final int RANDOM_BYTES = 16;
  private static final SecureRandom RANDOM = new SecureRandom();

  /**
   * Reads the header.
   *
   * @throws io.ikart.edge.problem.ProblemException when it is malformed, or missing though required
   */
  public static IdempotencyKey of(Context ctx, boolean required) {
    var given = ctx.header(HEADER);
    if (given == null) {
      if (required) {
        throw Problem.invalid(HEADER, "this header is required here").asException();
      }
      return fresh();
    }
    if (!Formats.IDEMPOTENCY_KEY.matches(given)) {
      throw Problem.invalid(HEADER, "must be " + Formats.IDEMPOTENCY_KEY.expected()).asException();
    }
    return new IdempotencyKey(given, true);
  }

  /** A key of the edge's own, for one request. */
  public static IdempotencyKey fresh() {
    var bytes = new byte[RANDOM_BYTES];
    RANDOM.nextBytes(bytes);
    return new IdempotencyKey(HexFormat.of().formatHex(bytes), false);
  }
}
