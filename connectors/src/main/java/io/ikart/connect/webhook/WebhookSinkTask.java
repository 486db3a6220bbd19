package io.ikart.connect.webhook;

import io.ikart.connect.Counters;
import io.ikart.connect.Effect;
import io.ikart.connect.EffectTask;
import io.ikart.schemas.seal.Sealing;
import io.ikart.schemas.topic.Topic;
import io.ikart.schemas.topic.WebhookTopics;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.Executor;

/** Delivers what webhook intents ask for. */
public final class WebhookSinkTask extends EffectTask<WebhookConfig> {

  @Override
  protected WebhookConfig read(Map<String, String> settings) {
    return new WebhookConfig(settings);
  }

  @Override
  protected Effect open(WebhookConfig config, Executor serial, Counters counters) {
    return new WebhookEffect(
        new HttpReceivers(config.timeout(), config.mayReachPrivate(), config.maxInFlight()),
        new Sealing(config.masterKey()),
        config.maxInFlight(),
        Clock.systemUTC(),
        counters);
  }

  @Override
  protected Topic resultTopic() {
    return WebhookTopics.WEBHOOK_RESULTS;
  }
}
