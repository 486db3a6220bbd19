package io.ikart.connect.mail;

import io.ikart.connect.Counters;
import io.ikart.connect.Effect;
import io.ikart.connect.EffectTask;
import io.ikart.connect.Envelopes;
import io.ikart.connect.Tries;
import io.ikart.schemas.topic.NotificationTopics;
import io.ikart.schemas.topic.Topic;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.Executor;

/** Sends what is asked for in mail intents over SMTP. */
public final class MailSinkTask extends EffectTask<MailConfig> {

  @Override
  protected MailConfig read(Map<String, String> settings) {
    return new MailConfig(settings);
  }

  @Override
  protected Effect open(MailConfig config, Executor serial, Counters counters) {
    var envelopes = new Envelopes(config);
    return new MailEffect(
        new SmtpMailer(config),
        new LoggedMails(config, envelopes),
        envelopes,
        new Letters(config),
        new Tries(config.tries(), config.backoff(), serial),
        config.maxInFlight(),
        Clock.systemUTC(),
        counters);
  }

  @Override
  protected Topic resultTopic() {
    return NotificationTopics.MAIL_RESULTS;
  }
}
