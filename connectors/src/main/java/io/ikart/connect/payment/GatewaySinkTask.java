package io.ikart.connect.payment;

import io.ikart.connect.Counters;
import io.ikart.connect.Effect;
import io.ikart.connect.EffectTask;
import io.ikart.connect.Tries;
import io.ikart.schemas.topic.Topic;
import io.ikart.schemas.topic.Topics;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.Executor;

/** Performs payment intents at the gateway through Stripe's SDK. */
public final class GatewaySinkTask extends EffectTask<GatewayConfig> {

  @Override
  protected GatewayConfig read(Map<String, String> settings) {
    return new GatewayConfig(settings);
  }

  @Override
  protected Effect open(GatewayConfig config, Executor serial, Counters counters) {
    return new PaymentEffect(
        new StripeGateway(config.url(), config.apiKey(), config.timeout(), config.returnUrl()),
        new Tries(config.tries(), config.backoff(), serial),
        config.keyMemory(),
        Clock.systemUTC(),
        counters);
  }

  @Override
  protected Topic resultTopic() {
    return Topics.PAYMENT_RESULTS;
  }
}
