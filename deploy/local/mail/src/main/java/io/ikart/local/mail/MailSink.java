package io.ikart.local.mail;

import java.io.IOException;
import java.net.InetAddress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.server.SMTPServer;

/** An SMTP server on the loopback address: a mail is on the disk before it is accepted. */
final class MailSink implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(MailSink.class);
  private static final int NOT_NOW = 451;

  private final MailStore store;
  private final SMTPServer server;

  /**
   * @param port to listen on; 0 for any free one
   */
  MailSink(MailStore store, int port) {
    this.store = store;
    this.server =
        SMTPServer.port(port)
            .bindAddress(InetAddress.getLoopbackAddress())
            .hostName("localhost")
            .softwareName("iKart mail sink")
            .messageHandler((context, from, to, mail) -> keep(mail))
            .build();
  }

  private void keep(byte[] mail) throws RejectException {
    try {
      LOG.info("kept {}", store.put(mail).getFileName());
    } catch (IOException e) {
      LOG.error("A mail could not be kept", e);
      throw new RejectException(NOT_NOW, "cannot keep it now");
    }
  }

  MailSink start() {
    server.start();
    return this;
  }

  int port() {
    return server.getPortAllocated();
  }

  @Override
  public void close() {
    server.stop();
  }
}
