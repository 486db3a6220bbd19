package io.ikart.tools;

import java.util.Locale;

/** Sizes as people read them. */
final class Bytes {

  private static final int KIBI = 1024;
  private static final String[] UNITS = {"B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"};

  private Bytes() {}

  /** A number of bytes in the largest unit that leaves at least one, for example 1.5 MiB. */
  static String readable(long bytes) {
    int unit = 0;
    long whole = bytes;
    long divisor = 1;
    while (whole >= KIBI) {
      whole /= KIBI;
      divisor *= KIBI;
      unit++;
    }
    return unit == 0
        ? bytes + " B"
        : String.format(Locale.ROOT, "%.1f %s", (double) bytes / divisor, UNITS[unit]);
  }
}
