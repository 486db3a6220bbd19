package io.ikart.local.mail;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/**
 * A mail as a person reads it.
 *
 * @param id its Message-ID
 * @param text its plain text
 */
record ReadMail(String id, String date, String to, String subject, String text) {

  static ReadMail of(Path file) {
    try (var mail = Files.newInputStream(file)) {
      var message = new MimeMessage(Session.getInstance(new Properties()), mail);
      return new ReadMail(
          message.getMessageID(),
          message.getSentDate().toInstant().toString(),
          String.valueOf(message.getAllRecipients()[0]),
          message.getSubject(),
          textOf(message));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    } catch (MessagingException e) {
      throw new IllegalStateException("no mail: " + file, e);
    }
  }

  private static String textOf(MimeMessage message) throws MessagingException, IOException {
    if (message.getContent() instanceof Multipart parts) {
      for (int i = 0; i < parts.getCount(); i++) {
        BodyPart part = parts.getBodyPart(i);
        if (part.isMimeType("text/plain")) {
          return (String) part.getContent();
        }
      }
    }
    return String.valueOf(message.getContent());
  }
}
