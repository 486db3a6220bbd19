package io.ikart.connect.mail;

/** Hands letters to a mail server. */
interface Mailer extends AutoCloseable {

  /** Sends a letter and waits until the server has taken it, or has not. */
  MailAnswer send(Letter letter);

  @Override
  void close();
}
