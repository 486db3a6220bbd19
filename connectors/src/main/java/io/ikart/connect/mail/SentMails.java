package io.ikart.connect.mail;

import java.time.Instant;

/** Which mails have been sent, whoever sent them. */
interface SentMails extends AutoCloseable {

  /**
   * Whether a mail was sent, as far as anybody has written down by now.
   *
   * @param notification aggregate and notification
   * @param asked when the mail was asked for: it cannot have been sent before
   */
  boolean contains(String notification, Instant asked);

  @Override
  void close();
}
