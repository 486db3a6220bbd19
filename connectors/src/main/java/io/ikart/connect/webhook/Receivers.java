package io.ikart.connect.webhook;

/** Those who are told. */
interface Receivers extends AutoCloseable {

  /** Posts a message and waits for the answer, or for the reason why there is none. */
  Receipt post(String url, SignedMessage message);

  @Override
  void close();
}
