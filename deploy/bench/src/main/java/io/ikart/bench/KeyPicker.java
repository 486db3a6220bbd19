package io.ikart.bench;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Picks the SKUs of orders, by number from 0. One thread; the same seed picks the same. */
public final class KeyPicker {

  private static final double SKEW = 0.99;
  private static final int HOT = 0;

  private final Keys keys;
  private final int count;
  private final double[] cumulated;
  private final SplittableRandom random;

  /**
   * @param count how many SKUs there are
   * @throws IllegalArgumentException when there is none
   */
  public KeyPicker(Keys keys, int count, long seed) {
    if (count < 1) {
      throw new IllegalArgumentException("no SKU to pick from: " + count);
    }
    this.keys = keys;
    this.count = count;
    this.random = new SplittableRandom(seed);
    this.cumulated = keys == Keys.ZIPF ? zipf(count) : new double[0];
  }

  private static double[] zipf(int count) {
    var sums = IntStream.range(0, count).mapToDouble(rank -> Math.pow(rank + 1, -SKEW)).toArray();
    Arrays.parallelPrefix(sums, Double::sum);
    return sums;
  }

  /** Different SKUs for one order. */
  public int[] pick(int lines) {
    int wanted = Math.min(lines, count);
    var picked = keys == Keys.DROP ? IntStream.of(HOT) : IntStream.empty();
    return IntStream.concat(picked, IntStream.generate(this::next))
        .distinct()
        .limit(wanted)
        .toArray();
  }

  /** Units of a line: one to three. */
  public int units() {
    return random.nextInt(1, 4);
  }

  private int next() {
    if (keys != Keys.ZIPF) {
      return random.nextInt(count);
    }
    int found = Arrays.binarySearch(cumulated, random.nextDouble() * cumulated[count - 1]);
    return found >= 0 ? found : Math.min(-found - 1, count - 1);
  }
}
