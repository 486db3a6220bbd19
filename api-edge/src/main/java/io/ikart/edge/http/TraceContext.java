package io.ikart.edge.http;

import io.javalin.http.Context;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * Where a request stands in a trace (W3C Trace Context): taken from the caller's {@code
 * traceparent} or begun here, and passed on with every command.
 *
 * @param traceId 32 hex digits, not all zero
 * @param spanId 16 hex digits: this edge's own step
 * @param flags 2 hex digits
 */
public record TraceContext(String traceId, String spanId, String flags) {

  private static final String ATTRIBUTE = "ikart.trace";
  private static final Pattern TRACE_PARENT =
      Pattern.compile("00-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-([0-9a-f]{2})");
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int TRACE_BYTES = 16;
  private static final int SPAN_BYTES = 8;

  /** Joins the caller's trace, or begins one when there is none or it is malformed. */
  public static TraceContext joining(String traceParent) {
    if (traceParent != null) {
      var match = TRACE_PARENT.matcher(traceParent);
      if (match.matches()) {
        return new TraceContext(match.group(1), randomHex(SPAN_BYTES), match.group(2));
      }
    }
    return fresh();
  }

  /** Begins a trace. */
  public static TraceContext fresh() {
    return new TraceContext(randomHex(TRACE_BYTES), randomHex(SPAN_BYTES), "00");
  }

  /** The context of a request, begun when it is first asked for. */
  public static TraceContext of(Context ctx) {
    return ctx.attributeOrCompute(ATTRIBUTE, unused -> joining(ctx.header("traceparent")));
  }

  /** Value of the {@code traceparent} header to pass on. */
  public String traceParent() {
    return "00-" + traceId + "-" + spanId + "-" + flags;
  }

  private static String randomHex(int bytes) {
    var random = new byte[bytes];
    RANDOM.nextBytes(random);
    return HexFormat.of().formatHex(random);
  }
}
