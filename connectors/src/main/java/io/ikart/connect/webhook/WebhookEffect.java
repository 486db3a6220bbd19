package io.ikart.connect.webhook;

import io.ikart.connect.Counters;
import io.ikart.connect.Effect;
import io.ikart.schemas.common.CommandMeta;
import io.ikart.schemas.seal.BrokenSealException;
import io.ikart.schemas.seal.SealedFields;
import io.ikart.schemas.seal.Sealing;
import io.ikart.schemas.webhook.DeliveryIntent;
import io.ikart.schemas.webhook.DeliveryOutcome;
import io.ikart.schemas.webhook.DeliveryResult;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.metrics.Sensor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Attempts each delivery once; whether it is tried again is the subscription's business, which has
 * days for it. A delivery that comes twice carries the same id, by which a receiver knows it.
 */
final class WebhookEffect implements Effect {

  private static final Logger LOG = LoggerFactory.getLogger(WebhookEffect.class);
  private static final String ACTOR = "webhook";

  private final Receivers receivers;
  private final Sealing sealing;
  private final Clock clock;
  private final ExecutorService workers;
  private final Map<DeliveryOutcome, Sensor> outcomes = new EnumMap<>(DeliveryOutcome.class);

  WebhookEffect(
      Receivers receivers, Sealing sealing, int deliveries, Clock clock, Counters counters) {
    this.receivers = receivers;
    this.sealing = sealing;
    this.clock = clock;
    this.workers = Executors.newFixedThreadPool(deliveries, WebhookEffect::worker);
    outcomes.put(
        DeliveryOutcome.DELIVERED, counters.counter("delivered", "Attempts a receiver took"));
    outcomes.put(DeliveryOutcome.FAILED, counters.counter("failed", "Attempts that failed"));
    outcomes.put(DeliveryOutcome.GONE, counters.counter("gone", "Receivers that answered 410"));
    outcomes.put(
        DeliveryOutcome.FORBIDDEN,
        counters.counter("forbidden", "Attempts at an address that may not be reached"));
  }

  private static Thread worker(Runnable work) {
    var thread = new Thread(work, "ikart-webhook");
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public String objectionTo(SpecificRecord intent) {
    if (!(intent instanceof DeliveryIntent delivery)) {
      return "no delivery intent: " + intent.getSchema().getFullName();
    }
    return delivery.getSecrets().isEmpty() ? "nothing to sign with" : "";
  }

  @Override
  public CompletionStage<SpecificRecord> perform(SpecificRecord intent) {
    return CompletableFuture.supplyAsync(() -> attempt((DeliveryIntent) intent), workers);
  }

  private DeliveryResult attempt(DeliveryIntent intent) {
    var begun = clock.instant();
    var receipt = post(intent);
    var ended = clock.instant();
    outcomes.get(receipt.outcome()).record();
    var asked = intent.getMeta();
    return new DeliveryResult(
        new CommandMeta(
            asked.getAggregateId(),
            asked.getCommandId() + ":result",
            asked.getCausedBy(),
            ACTOR,
            ended,
            ended,
            0L,
            ""),
        intent.getDeliveryId(),
        intent.getAttempt(),
        receipt.outcome(),
        receipt.status(),
        receipt.code(),
        Duration.between(begun, ended).toMillis());
  }

  private Receipt post(DeliveryIntent intent) {
    try {
      var owner = intent.getMeta().getAggregateId();
      var secrets =
          intent.getSecrets().stream()
              .map(secret -> sealing.openForShop(secret, owner, SealedFields.WEBHOOK_SECRET))
              .map(plain -> new String(plain, StandardCharsets.UTF_8))
              .toList();
      var body = Payload.of(intent.getFact());
      return receivers.post(
          intent.getUrl(), SignedMessage.of(intent.getMessageId(), clock.instant(), body, secrets));
    } catch (BrokenSealException e) {
      LOG.error("{}: the secret cannot be opened", intent.getDeliveryId(), e);
      return Receipt.failed("seal_broken");
    }
  }

  @Override
  public void close() {
    workers.shutdownNow();
    receivers.close();
  }
}
