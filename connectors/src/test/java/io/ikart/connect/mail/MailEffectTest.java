package io.ikart.connect.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.ikart.connect.FakeContext;
import io.ikart.connect.Tries;
import io.ikart.schemas.common.Sealed;
import io.ikart.schemas.notification.MailIntent;
import io.ikart.schemas.notification.MailOutcome;
import io.ikart.schemas.notification.MailResult;
import io.ikart.schemas.payment.PaymentVoided;
import io.ikart.schemas.seal.SealedFields;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The effect against a real SMTP server. */
@Timeout(60)
class MailEffectTest {

  private final GreenMail server =
      new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
  private final Written written = new Written();
  private final List<MailEffect> opened = new ArrayList<>();

  /** What workers have written down, whichever of them. */
  private static final class Written implements SentMails {
    private final Set<String> sent = new HashSet<>();

    @Override
    public synchronized boolean contains(String notification, Instant asked) {
      return sent.contains(notification);
    }

    synchronized void add(MailResult result) {
      if (result.getOutcome() == MailOutcome.SENT) {
        sent.add(MailEffect.nameOf(result.getMeta(), result.getNotificationId()));
      }
    }

    @Override
    public void close() {}
  }

  @BeforeEach
  void start() {
    server.start();
  }

  @AfterEach
  void stop() {
    opened.forEach(MailEffect::close);
    server.stop();
  }

  private MailEffect worker() {
    var config = new MailConfig(Mails.settings(server.getSmtp().getPort()));
    var effect =
        new MailEffect(
            new SmtpMailer(config),
            written,
            Mails.ENVELOPES,
            new Letters(config),
            new Tries(2, Duration.ofMillis(1), Runnable::run),
            4,
            Clock.fixed(Mails.NOON, ZoneOffset.UTC),
            FakeContext.counters());
    opened.add(effect);
    return effect;
  }

  @Test
  void oneMailWithBothTextsReachesTheServer() throws Exception {
    var result = perform(worker(), confirmation(1));

    assertThat(result.getOutcome()).isEqualTo(MailOutcome.SENT);
    assertThat(result.getMeta().getCommandId()).isEqualTo("c1:result");
    assertThat(result.getMeta().getAggregateId())
        .isEqualTo(confirmation(1).getMeta().getAggregateId());
    assertThat(server.getReceivedMessages()).hasSize(1);
    var mail = server.getReceivedMessages()[0];
    assertThat(mail.getMessageID())
        .isEqualTo("<ntf_%s.%s.7@shop.example>".formatted(ulidOf(1), Mails.order(1)));
    assertThat(mail.getAllRecipients()[0]).hasToString("Ada Lovelace <ada@example.org>");
    assertThat(mail.getFrom()[0]).hasToString("Tea Shop <orders@shop.example>");
    assertThat(mail.getHeader("Content-Language")).containsExactly("en-GB");
    var parts = (MimeMultipart) mail.getContent();
    assertThat(parts.getContentType()).startsWith("multipart/alternative");
    assertThat(parts.getBodyPart(0).isMimeType("text/plain")).isTrue();
    assertThat(parts.getBodyPart(1).isMimeType("text/html")).isTrue();
    assertThat((String) parts.getBodyPart(0).getContent()).contains("Total: £12.50");
  }

  /** A worker dies and another reads the same intents again. */
  @Test
  void whatWasWrittenDownIsNotSentAgain() throws Exception {
    var first = worker();
    for (int number = 1; number <= 20; number++) {
      written.add(perform(first, confirmation(number)));
    }
    first.close();

    var second = worker();
    for (int number = 1; number <= 30; number++) {
      var result = perform(second, confirmation(number));
      assertThat(result.getOutcome()).isEqualTo(MailOutcome.SENT);
      written.add(result);
    }

    assertThat(ids()).hasSize(30).doesNotHaveDuplicates();
  }

  /**
   * The one gap SMTP leaves: taken by the server, and the worker died before it wrote that down.
   */
  @Test
  void whatWasTakenButNotWrittenDownComesAgainUnderTheSameId() throws Exception {
    perform(worker(), confirmation(1));
    perform(worker(), confirmation(1));

    assertThat(ids()).hasSize(2);
    assertThat(new HashSet<>(ids())).hasSize(1);
  }

  @Test
  void aLaterAttemptOfTheSameNotificationIsTheSameMail() throws Exception {
    written.add(perform(worker(), confirmation(1)));
    var retried = MailIntent.newBuilder(confirmation(1)).setAttempt(2).build();

    assertThat(perform(worker(), retried).getAttempt()).isEqualTo(2);
    assertThat(ids()).hasSize(1);
  }

  @Test
  void whatThePersonDoesNotWantIsNotSent() throws Exception {
    var intent = Mails.intent(1, "order-shipped", Mails.ada("en", "order.shipped"));

    assertThat(perform(worker(), intent).getOutcome()).isEqualTo(MailOutcome.UNWANTED);
    assertThat(server.getReceivedMessages()).isEmpty();
  }

  @Test
  void aServerThatIsAwayDefersTheMail() throws Exception {
    var effect = worker();
    server.stop();

    var result = perform(effect, confirmation(1));

    assertThat(result.getOutcome()).isEqualTo(MailOutcome.DEFERRED);
    assertThat(result.getCode()).isEqualTo("smtp_unreachable");
  }

  @Test
  void aContactNobodyCanOpenIsRefused() throws Exception {
    var intent = confirmation(1);
    var other = Mails.SEALING.newKey("cust_eve", "cust_ada.1", Mails.NOON);
    var contact = Mails.WIRE.encode(Mails.ada("en"));
    var sealed = Mails.SEALING.seal(other, SealedFields.CONTACT, contact);
    var broken = MailIntent.newBuilder(intent).setContact(sealed).build();

    var result = perform(worker(), broken);

    assertThat(result.getOutcome()).isEqualTo(MailOutcome.REFUSED);
    assertThat(result.getCode()).isEqualTo("seal_broken");
  }

  @Test
  void aKeyThatIsNotThereYetIsWaitedForAndOneThatWasDestroyedIsNot() throws Exception {
    var sealed = confirmation(1).getContact();
    var early = new Sealed("cust_ada.2", sealed.getBytes());
    var erased = new Sealed("cust_eve.destroyed", sealed.getBytes());

    var deferred =
        perform(worker(), MailIntent.newBuilder(confirmation(1)).setContact(early).build());
    var refused =
        perform(worker(), MailIntent.newBuilder(confirmation(2)).setContact(erased).build());

    assertThat(deferred.getOutcome()).isEqualTo(MailOutcome.DEFERRED);
    assertThat(deferred.getCode()).isEqualTo("key_missing");
    assertThat(refused.getOutcome()).isEqualTo(MailOutcome.REFUSED);
    assertThat(refused.getCode()).isEqualTo("erased");
  }

  @Test
  void whatCannotBeSentIsObjectedTo() {
    var effect = worker();

    assertThat(effect.objectionTo(confirmation(1))).isEmpty();
    assertThat(effect.objectionTo(Mails.intent(1, "no-such", Mails.ada("en")))).contains("no-such");
    assertThat(effect.objectionTo(new PaymentVoided())).contains("PaymentVoided");
  }

  private List<String> ids() throws Exception {
    var ids = new ArrayList<String>();
    for (MimeMessage mail : Arrays.asList(server.getReceivedMessages())) {
      ids.add(mail.getMessageID());
    }
    return ids;
  }

  private static String ulidOf(int number) {
    return Mails.order(number).substring("order_".length());
  }

  private static MailIntent confirmation(int number) {
    return Mails.intent(number, "order-confirmed", Mails.ada("en-GB"));
  }

  private static MailResult perform(MailEffect effect, MailIntent intent) throws Exception {
    CompletionStage<SpecificRecord> end = effect.perform(intent);
    return (MailResult) end.toCompletableFuture().get(20, TimeUnit.SECONDS);
  }
}
