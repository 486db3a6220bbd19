package io.ikart.gateway;

import io.ikart.gateway.Intent.Trouble;

/**
 * A means of payment and how it behaves.
 *
 * @param name its name in requests
 * @param asksShopper whether the bank wants to ask the shopper first (3-D Secure)
 * @param decline why the bank says no; null when it says yes
 * @param mood how the gateway itself behaves when it meets this card
 */
record Card(String name, boolean asksShopper, Trouble decline, Mood mood) {

  /** How the gateway behaves. */
  enum Mood {
    /** As it should. */
    FINE,
    /** Does it, and takes its time to say so. */
    SLOW,
    /** Does it, but the first answer comes too late; a repeat is answered at once. */
    LATE,
    /** Fails the first request of a key without having done anything. */
    FAILS_ONCE,
    /** Always fails without having done anything. */
    FAILS,
    /** Never answers in time and never does anything. */
    SILENT
  }
}
