package io.ikart.connect.mail;

import io.ikart.connect.Counters;
import io.ikart.connect.Effect;
import io.ikart.connect.Envelopes;
import io.ikart.connect.KeyMissingException;
import io.ikart.connect.Tries;
import io.ikart.schemas.common.CommandMeta;
import io.ikart.schemas.notification.MailIntent;
import io.ikart.schemas.notification.MailOutcome;
import io.ikart.schemas.notification.MailResult;
import io.ikart.schemas.seal.BrokenSealException;
import java.time.Clock;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.metrics.Sensor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends a mail for each intent, unless one was sent for the same notification. What the server took
 * is written down at once; only what was taken and not yet written down when a worker died is sent
 * again, with the same Message-ID.
 */
final class MailEffect implements Effect {

  private static final Logger LOG = LoggerFactory.getLogger(MailEffect.class);
  private static final String ACTOR = "mail";

  private final Mailer mailer;
  private final SentMails sentBefore;
  private final Envelopes envelopes;
  private final Letters letters;
  private final Tries tries;
  private final Clock clock;
  private final ExecutorService workers;
  private final Sensor repeated;
  private final Map<MailOutcome, Sensor> outcomes = new EnumMap<>(MailOutcome.class);

  MailEffect(
      Mailer mailer,
      SentMails sentBefore,
      Envelopes envelopes,
      Letters letters,
      Tries tries,
      int connections,
      Clock clock,
      Counters counters) {
    this.mailer = mailer;
    this.sentBefore = sentBefore;
    this.envelopes = envelopes;
    this.letters = letters;
    this.tries = tries;
    this.clock = clock;
    this.workers = Executors.newFixedThreadPool(connections, MailEffect::worker);
    this.repeated = counters.counter("repeated", "Intents whose mail had been sent before");
    outcomes.put(MailOutcome.SENT, counters.counter("sent", "Mails a server has taken"));
    outcomes.put(
        MailOutcome.UNWANTED, counters.counter("unwanted", "Mails the person does not want"));
    outcomes.put(MailOutcome.REFUSED, counters.counter("refused", "Mails nobody will take"));
    outcomes.put(MailOutcome.DEFERRED, counters.counter("deferred", "Mails left for later"));
  }

  /** The mail library finds its parts through the thread's class loader, here the plugin's. */
  private static Thread worker(Runnable work) {
    var thread = new Thread(work, "ikart-mail");
    thread.setContextClassLoader(MailEffect.class.getClassLoader());
    thread.setDaemon(true);
    return thread;
  }

  /** What a mail is known by, whatever the attempt. */
  static String nameOf(CommandMeta meta, String notificationId) {
    return meta.getAggregateId() + "/" + notificationId;
  }

  @Override
  public String objectionTo(SpecificRecord intent) {
    if (!(intent instanceof MailIntent mail)) {
      return "no mail intent: " + intent.getSchema().getFullName();
    }
    return letters.has(mail.getTemplate()) ? "" : "no template " + mail.getTemplate();
  }

  @Override
  public CompletionStage<SpecificRecord> perform(SpecificRecord intent) {
    var mail = (MailIntent) intent;
    return tries
        .ask(() -> CompletableFuture.supplyAsync(() -> attempt(mail), workers), MailAnswer::isClear)
        .thenApply(answer -> result(mail, answer));
  }

  private MailAnswer attempt(MailIntent mail) {
    try {
      var name = nameOf(mail.getMeta(), mail.getNotificationId());
      if (sentBefore.contains(name, mail.getMeta().getIssuedAt())) {
        repeated.record();
        return MailAnswer.sent();
      }
      return send(mail);
    } catch (KafkaException e) {
      LOG.warn("It cannot be told whether {} was sent", mail.getNotificationId(), e);
      return MailAnswer.later("results_unreadable");
    }
  }

  private MailAnswer send(MailIntent mail) {
    try {
      var contact = envelopes.contactOf(mail.getContact());
      return contact.getUnwanted().contains(mail.getFact().getType())
          ? MailAnswer.unwanted()
          : mailer.send(letters.write(mail, contact, tokenOf(mail)));
    } catch (BrokenSealException e) {
      LOG.error("{}: what is sealed cannot be opened", mail.getNotificationId(), e);
      return MailAnswer.refused("seal_broken");
    } catch (KeyMissingException e) {
      return e.isDestroyed() ? MailAnswer.refused("erased") : MailAnswer.later("key_missing");
    }
  }

  private String tokenOf(MailIntent mail) {
    var fact = mail.getFact();
    return fact.getToken() == null ? "" : envelopes.tokenOf(fact.getToken(), fact.getAggregateId());
  }

  /** The same intent gives the same command id, so that a result written twice counts once. */
  private MailResult result(MailIntent mail, MailAnswer answer) {
    outcomes.get(answer.outcome()).record();
    var now = clock.instant();
    var asked = mail.getMeta();
    return new MailResult(
        new CommandMeta(
            asked.getAggregateId(),
            asked.getCommandId() + ":result",
            asked.getCausedBy(),
            ACTOR,
            now,
            now,
            0L,
            ""),
        mail.getNotificationId(),
        mail.getAttempt(),
        answer.outcome(),
        answer.code());
  }

  @Override
  public void close() {
    workers.shutdownNow();
    sentBefore.close();
    envelopes.close();
    mailer.close();
  }
}
