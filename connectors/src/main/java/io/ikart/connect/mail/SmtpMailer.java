package io.ikart.connect.mail;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.Deque;
import java.util.Properties;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends over SMTP; keeps its connections. Thread safe. */
final class SmtpMailer implements Mailer {

  private static final Logger LOG = LoggerFactory.getLogger(SmtpMailer.class);
  private static final String UTF_8 = StandardCharsets.UTF_8.name();
  private static final int NO_CODE = -1;
  private static final int PERMANENT = 500;

  private final MailConfig config;
  private final Session session;
  private final InternetAddress from;
  private final Deque<Transport> idle = new ConcurrentLinkedDeque<>();

  SmtpMailer(MailConfig config) {
    this.config = config;
    this.session = Session.getInstance(properties(config));
    this.from = config.from();
  }

  private static Properties properties(MailConfig config) {
    boolean tls = config.security() == MailConfig.Security.TLS;
    var protocol = tls ? "smtps" : "smtp";
    var timeout = Integer.toString(config.getInt(MailConfig.TIMEOUT));
    var properties = new Properties();
    properties.put("mail.transport.protocol", protocol);
    var prefix = "mail." + protocol + ".";
    properties.put(prefix + "host", config.getString(MailConfig.HOST));
    properties.put(prefix + "port", Integer.toString(config.getInt(MailConfig.PORT)));
    properties.put(prefix + "auth", Boolean.toString(config.user().isPresent()));
    properties.put(prefix + "connectiontimeout", timeout);
    properties.put(prefix + "timeout", timeout);
    properties.put(prefix + "writetimeout", timeout);
    properties.put(prefix + "ssl.checkserveridentity", "true");
    if (config.security() == MailConfig.Security.STARTTLS) {
      properties.put(prefix + "starttls.enable", "true");
      properties.put(prefix + "starttls.required", "true");
    }
    return properties;
  }

  @Override
  public MailAnswer send(Letter letter) {
    try {
      return send(new InternetAddress(letter.to(), letter.name(), UTF_8), letter);
    } catch (UnsupportedEncodingException e) {
      throw new IllegalStateException("every Java platform has UTF-8", e);
    }
  }

  private MailAnswer send(InternetAddress to, Letter letter) {
    Transport transport = null;
    try {
      to.validate();
      transport = connected();
      transport.sendMessage(message(to, letter), new InternetAddress[] {to});
      idle.push(transport);
      return MailAnswer.sent();
    } catch (AddressException e) {
      return MailAnswer.refused("address_invalid");
    } catch (MessagingException e) {
      closeQuietly(transport);
      return meaning(letter, e);
    }
  }

  private Transport connected() throws MessagingException {
    for (var known = idle.poll(); known != null; known = idle.poll()) {
      if (known.isConnected()) {
        return known;
      }
    }
    var transport = session.getTransport();
    if (config.user().isPresent()) {
      transport.connect(config.user().get(), config.getPassword(MailConfig.PASSWORD).value());
    } else {
      transport.connect();
    }
    return transport;
  }

  private MimeMessage message(InternetAddress to, Letter letter) throws MessagingException {
    var domain = from.getAddress().substring(from.getAddress().indexOf('@'));
    var message = new Identified(session, "<" + letter.messageId() + domain + ">");
    message.setFrom(from);
    message.setRecipient(Message.RecipientType.TO, to);
    message.setSubject(letter.subject(), UTF_8);
    message.setSentDate(Date.from(letter.at()));
    message.setHeader("Content-Language", letter.language());
    message.setHeader("Auto-Submitted", "auto-generated");
    var text = new MimeBodyPart();
    text.setText(letter.text(), UTF_8);
    var html = new MimeBodyPart();
    html.setContent(letter.html(), "text/html; charset=" + UTF_8);
    message.setContent(new MimeMultipart("alternative", text, html));
    message.saveChanges();
    return message;
  }

  /** A message whose id is given and not made up. */
  private static final class Identified extends MimeMessage {
    private final String id;

    Identified(Session session, String id) {
      super(session);
      this.id = id;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
      setHeader("Message-ID", id);
    }
  }

  /** What the server meant; without a code of its own nobody can tell, so later again. */
  private static MailAnswer meaning(Letter letter, MessagingException failure) {
    int code = codeIn(failure);
    LOG.warn("{} was not taken: {}", letter, code == NO_CODE ? failure.getClass() : code);
    if (failure instanceof AuthenticationFailedException) {
      LOG.error("The SMTP server does not let the shop sign in");
      return MailAnswer.later("smtp_authentication");
    }
    if (code == NO_CODE) {
      return MailAnswer.later("smtp_unreachable");
    }
    return code >= PERMANENT
        ? MailAnswer.refused("smtp_" + code)
        : MailAnswer.later("smtp_" + code);
  }

  /** The code of the first refusal in the chain: that of an address comes behind a general one. */
  private static int codeIn(Exception failure) {
    int found = NO_CODE;
    for (var each = failure; each != null; each = next(each)) {
      if (each instanceof SMTPAddressFailedException address) {
        return address.getReturnCode();
      } else if (each instanceof SMTPSendFailedException send && send.getReturnCode() > 0) {
        found = send.getReturnCode();
      } else if (each instanceof SMTPSenderFailedException sender) {
        found = sender.getReturnCode();
      }
    }
    return found;
  }

  private static Exception next(Exception failure) {
    return failure instanceof MessagingException messaging ? messaging.getNextException() : null;
  }

  private static void closeQuietly(Transport transport) {
    if (transport == null) {
      return;
    }
    try {
      transport.close();
    } catch (MessagingException e) {
      LOG.debug("A broken connection could not be closed", e);
    }
  }

  @Override
  public void close() {
    idle.forEach(SmtpMailer::closeQuietly);
  }
}
