package io.ikart.e2e;

/** How much a test does: a little in every build, all of it under {@code -Psystem}. */
final class Scale {

  private Scale() {}

  static boolean isFull() {
    return "full".equals(System.getProperty("ikart.e2e.scale"));
  }

  static int of(int small, int full) {
    return isFull() ? full : small;
  }
}
