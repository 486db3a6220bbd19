package io.ikart.topologies.checkout.order;

import java.nio.ByteBuffer;
import java.util.BitSet;

/** Which positions of an order stock holds: one bit each, so that a root stays small. */
final class Positions {

  private Positions() {}

  static boolean contains(ByteBuffer held, int position) {
    return BitSet.valueOf(held.duplicate()).get(position);
  }

  static int count(ByteBuffer held) {
    return BitSet.valueOf(held.duplicate()).cardinality();
  }

  static ByteBuffer with(ByteBuffer held, int position) {
    var bits = BitSet.valueOf(held.duplicate());
    bits.set(position);
    return ByteBuffer.wrap(bits.toByteArray());
  }
}
