package io.ikart.edge.account;

import io.github.bucket4j.Bucket;
import io.ikart.edge.auth.Principal;
import io.ikart.edge.http.Networks;
import io.ikart.edge.memory.LastUsed;
import io.ikart.edge.problem.Codes;
import io.ikart.edge.problem.Problem;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * How often one network address may try what could be a guess: a number at once, then ever so
 * often. What succeeds does not count. Each edge counts by itself. Thread safe.
 */
public final class AddressLimits {

  private static final int AT_ONCE = 30;
  private static final Duration ONE_MORE_EVERY = Duration.ofSeconds(10);
  private static final int REMEMBERED = 20_000;

  private final int atOnce;
  private final Map<String, Bucket> buckets = new LastUsed<>(REMEMBERED);

  public AddressLimits() {
    this(AT_ONCE);
  }

  /**
   * @param atOnce tries before the first must wait
   */
  public AddressLimits(int atOnce) {
    this.atOnce = atOnce;
  }

  /**
   * Counts a try.
   *
   * @throws io.ikart.edge.problem.ProblemException when it must wait
   */
  void count(Context ctx) {
    var probe = bucketOf(ctx).tryConsumeAndReturnRemaining(1);
    if (!probe.isConsumed()) {
      long seconds = TimeUnit.NANOSECONDS.toSeconds(probe.getNanosToWaitForRefill()) + 1;
      throw Problem.of(Codes.RATE_LIMITED, "Too many tries from this address")
          .withHeader("Retry-After", Long.toString(seconds))
          .withHeader("RateLimit-Policy", policy())
          .withHeader("RateLimit", "\"sign-in\";r=0;t=" + seconds)
          .asException();
    }
  }

  private String policy() {
    return "\"sign-in\";q=%d;w=%d".formatted(atOnce, ONE_MORE_EVERY.toSeconds() * atOnce);
  }

  /** Takes a try back: it was no guess. */
  void forgive(Context ctx) {
    bucketOf(ctx).addTokens(1);
  }

  private Bucket bucketOf(Context ctx) {
    var network = Networks.counted(Principal.of(ctx).address());
    synchronized (buckets) {
      return buckets.computeIfAbsent(network, unused -> full());
    }
  }

  private Bucket full() {
    return Bucket.builder()
        .addLimit(limit -> limit.capacity(atOnce).refillGreedy(1, ONE_MORE_EVERY))
        .build();
  }
}
