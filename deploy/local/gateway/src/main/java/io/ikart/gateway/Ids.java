package io.ikart.gateway;

import java.util.UUID;

/** Ids of the gateway's own. */
final class Ids {

  private Ids() {}

  /** One that never was: the prefix and 32 hexadecimal digits. */
  static String next(String prefix) {
    return prefix + UUID.randomUUID().toString().replace("-", "");
  }
}
