package io.ikart.connect.mail;

import java.time.Instant;

/**
 * A mail before it is put into an envelope.
 *
 * @param messageId what stands before the at sign of its Message-ID: the same whenever it is sent
 * @param to address
 * @param name of the person; may be empty
 * @param language language tag of its text
 * @param at when what it tells happened
 */
record Letter(
    String messageId,
    String to,
    String name,
    String language,
    String subject,
    String text,
    String html,
    Instant at) {

  /** Says nothing of the person. */
  @Override
  public String toString() {
    return "Letter " + messageId;
  }
}
