package io.ikart.tools.retail;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;

/**
 * Counts lines and exact pounds by bucket. What is entered once is counted once: the buckets add up
 * to the total by construction of {@link #total()} over an independent count.
 */
public final class Ledger {

  private final Map<Bucket, Sum> sums = new EnumMap<>(Bucket.class);

  /**
   * Lines and what they are worth.
   *
   * @param lines how many
   * @param value pounds, exact
   */
  public record Sum(long lines, BigDecimal value) {

    /** Nothing. */
    static final Sum ZERO = new Sum(0, BigDecimal.ZERO);

    Sum plus(Sum other) {
      return new Sum(lines + other.lines, value.add(other.value));
    }
  }

  /** Enters lines. */
  void enter(Bucket bucket, Collection<RetailLine> lines) {
    lines.forEach(line -> enter(bucket, new Sum(1, line.value())));
  }

  /** Enters lines that could not be read: they count, and are worth nothing. */
  void enterUnreadable(int lines) {
    if (lines > 0) {
      enter(Bucket.UNREADABLE, new Sum(lines, BigDecimal.ZERO));
    }
  }

  private void enter(Bucket bucket, Sum sum) {
    sums.merge(bucket, sum, Sum::plus);
  }

  /** What stands in a bucket. */
  public Sum of(Bucket bucket) {
    return sums.getOrDefault(bucket, Sum.ZERO);
  }

  /** Everything that was entered. */
  public Sum total() {
    return sums.values().stream().reduce(Sum.ZERO, Sum::plus);
  }

  /** What was neither sold nor taken back, by reason. */
  public Map<Bucket, Sum> setAside() {
    var others = new EnumMap<>(sums);
    others.remove(Bucket.SOLD);
    others.remove(Bucket.RETURNED);
    return others;
  }

  /** The sum over a file's lines, counted apart from the buckets. */
  public static Sum sumOf(RetailData data) {
    var readable =
        data.lines().stream().map(line -> new Sum(1, line.value())).reduce(Sum.ZERO, Sum::plus);
    return readable.plus(new Sum(data.unreadable().size(), BigDecimal.ZERO));
  }
}
