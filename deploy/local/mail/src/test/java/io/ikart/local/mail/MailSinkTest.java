package io.ikart.local.mail;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Message;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MailSinkTest {

  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  @TempDir Path folder;

  @Test
  void whatWasAcceptedIsKeptListedAndShown() throws Exception {
    var store = new MailStore(folder, InstantSource.fixed(NOON));
    try (var sink = new MailSink(store, 0).start()) {
      send(sink.port(), "First");
      send(sink.port(), "Grüße");
    }

    assertThat(store.mails()).hasSize(2);
    var listed = new ByteArrayOutputStream();
    MailsMain.list(store.mails(), new PrintStream(listed, true, UTF_8));
    assertThat(listed.toString(UTF_8)).contains("ada@example.org", "First", "Grüße");
    var shown = new ByteArrayOutputStream();
    assertThat(MailsMain.show(store.mails(), "2", new PrintStream(shown, true, UTF_8))).isTrue();
    assertThat(shown.toString(UTF_8)).contains("Subject: Grüße", "Dear Ada", "Message-ID: <");
    assertThat(MailsMain.show(store.mails(), "3", System.out)).isFalse();
    assertThat(MailsMain.show(store.mails(), "x", System.out)).isFalse();
  }

  private static void send(int port, String subject) throws Exception {
    var properties = new Properties();
    properties.put("mail.smtp.host", "127.0.0.1");
    properties.put("mail.smtp.port", Integer.toString(port));
    var message = new MimeMessage(Session.getInstance(properties));
    message.setFrom(new InternetAddress("shop@example.org"));
    message.setRecipient(Message.RecipientType.TO, new InternetAddress("ada@example.org"));
    message.setSubject(subject, UTF_8.name());
    message.setSentDate(Date.from(NOON));
    message.setText("Dear Ada", UTF_8.name());
    Transport.send(message);
  }
}
