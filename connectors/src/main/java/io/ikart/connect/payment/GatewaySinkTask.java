package io.ikart.connect.payment;

import io.ikart.connect.Counters;
import io.ikart.connect.Effect;
import io.ikart.connect.EffectTask;
import io.ikart.connect.Tries;
import io.ikart.schemas.payment.GatewayEventReceived;
import io.ikart.schemas.topic.CheckoutTopics;
import io.ikart.schemas.topic.PaymentTopics;
import io.ikart.schemas.topic.Topic;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.Executor;
import org.apache.avro.specific.SpecificRecord;

/** Performs payment intents at the gateway through Stripe's SDK. */
public final class GatewaySinkTask extends EffectTask<GatewayConfig> {

  /** With the usual pause of 200 ms, doubled each time: a good quarter of an hour. */
  private static final int PATIENT_TRIES = 13;

  @Override
  protected GatewayConfig read(Map<String, String> settings) {
    return new GatewayConfig(settings);
  }

  @Override
  protected Effect open(GatewayConfig config, Executor serial, Counters counters) {
    return new PaymentEffect(
        new StripeGateway(config.url(), config.apiKey(), config.timeout(), config.returnUrl()),
        new Tries(config.tries(), config.backoff(), serial),
        new Tries(PATIENT_TRIES, config.backoff(), serial),
        config.keyMemory(),
        Clock.systemUTC(),
        counters);
  }

  @Override
  protected Topic resultTopic() {
    return PaymentTopics.PAYMENT_RESULTS;
  }

  /** What the gateway said by itself is a command like the ones the edge makes of it. */
  @Override
  protected Topic topicOf(SpecificRecord result) {
    return result instanceof GatewayEventReceived
        ? CheckoutTopics.CHECKOUT_COMMANDS
        : resultTopic();
  }
}
