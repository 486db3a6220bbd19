package io.ikart.connect.payment;

import io.ikart.connect.Counters;
import io.ikart.connect.Effect;
import io.ikart.connect.NotPerformableException;
import io.ikart.connect.Tries;
import io.ikart.schemas.common.CommandMeta;
import io.ikart.schemas.payment.AuthorizeIntent;
import io.ikart.schemas.payment.CaptureIntent;
import io.ikart.schemas.payment.GatewayIntentStatus;
import io.ikart.schemas.payment.GatewayOutcome;
import io.ikart.schemas.payment.LocateGatewayEventIntent;
import io.ikart.schemas.payment.LookUpIntent;
import io.ikart.schemas.payment.RefundIntent;
import io.ikart.schemas.payment.VoidIntent;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.metrics.Sensor;

/** Performs payment intents at a gateway, with a bounded number of tries. */
final class PaymentEffect implements Effect {

  private final Gateway gateway;
  private final Tries tries;
  private final Tries patientTries;
  private final Duration keyMemory;
  private final Clock clock;
  private final Results results;
  private final Sensor asked;
  private final Map<GatewayOutcome, Sensor> outcomes = new EnumMap<>(GatewayOutcome.class);

  /**
   * @param tries for what the shop asks: it asks again by itself
   * @param patientTries for what the gateway said and nobody says again
   * @param keyMemory how long the gateway is sure to remember an idempotency key
   */
  PaymentEffect(
      Gateway gateway,
      Tries tries,
      Tries patientTries,
      Duration keyMemory,
      Clock clock,
      Counters counters) {
    this.gateway = gateway;
    this.tries = tries;
    this.patientTries = patientTries;
    this.keyMemory = keyMemory;
    this.clock = clock;
    this.results = new Results(clock);
    this.asked = counters.counter("gateway-calls", "Calls to the gateway, every try counted");
    outcomes.put(
        GatewayOutcome.SUCCEEDED, counters.counter("succeeded", "Intents the gateway performed"));
    outcomes.put(
        GatewayOutcome.DECLINED, counters.counter("declined", "Intents the gateway declined"));
    outcomes.put(
        GatewayOutcome.UNKNOWN, counters.counter("unknown", "Intents without a clear answer"));
  }

  @Override
  public String objectionTo(SpecificRecord intent) {
    return Objections.to(intent);
  }

  @Override
  public CompletionStage<SpecificRecord> perform(SpecificRecord intent) {
    if (intent instanceof AuthorizeIntent authorize) {
      return once(authorize.getMeta(), () -> gateway.authorize(authorize))
          .thenApply(answer -> results.of(authorize, answer));
    }
    if (intent instanceof VoidIntent giveBack) {
      return moved(() -> gateway.giveBack(giveBack))
          .thenApply(answer -> results.of(giveBack, answer));
    }
    if (intent instanceof CaptureIntent capture) {
      return once(capture.getMeta(), () -> gateway.capture(capture))
          .thenApply(answer -> results.of(capture, answer));
    }
    if (intent instanceof RefundIntent refund) {
      return once(refund.getMeta(), () -> gateway.refund(refund))
          .thenApply(answer -> results.of(refund, answer));
    }
    if (intent instanceof LocateGatewayEventIntent locate) {
      return located(locate);
    }
    var lookUp = (LookUpIntent) intent;
    return found(lookUp).thenApply(finding -> results.of(lookUp, finding));
  }

  /** After an outage of the shop the gateway may have forgotten the key: it could do it again. */
  private CompletionStage<GatewayAnswer> once(
      CommandMeta intent, Supplier<CompletionStage<GatewayAnswer>> call) {
    boolean forgotten = intent.getIssuedAt().plus(keyMemory).isBefore(clock.instant());
    if (forgotten) {
      count(GatewayOutcome.UNKNOWN);
      return CompletableFuture.completedStage(GatewayAnswer.unclear("intent_too_old"));
    }
    return moved(call);
  }

  private CompletionStage<GatewayAnswer> moved(Supplier<CompletionStage<GatewayAnswer>> call) {
    return tries
        .ask(counted(call), answer -> !answer.worthAnotherTry())
        .whenComplete(
            (answer, failure) -> {
              if (answer != null) {
                count(answer.outcome());
              }
            });
  }

  private CompletionStage<Finding> found(LookUpIntent intent) {
    return tries
        .ask(counted(() -> gateway.lookUp(intent)), finding -> !finding.worthAnotherTry())
        .whenComplete(
            (finding, failure) -> {
              if (finding != null) {
                count(
                    finding.status() == GatewayIntentStatus.UNKNOWN
                        ? GatewayOutcome.UNKNOWN
                        : GatewayOutcome.SUCCEEDED);
              }
            });
  }

  /** A message that nobody sends again: the gateway is asked for longer than for an intent. */
  private CompletionStage<SpecificRecord> located(LocateGatewayEventIntent intent) {
    var intentId = intent.getEvent().getIntentId();
    return patientTries
        .ask(counted(() -> gateway.ownerOf(intentId)), owner -> !owner.worthAnotherTry())
        .thenApply(
            owner -> {
              if (owner.paymentId().isEmpty()) {
                throw new NotPerformableException(
                    intent.getEvent().getEventId() + " is about " + intentId + ": " + owner.code());
              }
              return results.of(intent, owner);
            });
  }

  private <T> Supplier<CompletionStage<T>> counted(Supplier<CompletionStage<T>> call) {
    return () -> {
      asked.record();
      return call.get();
    };
  }

  private void count(GatewayOutcome outcome) {
    outcomes.get(outcome).record();
  }

  @Override
  public void close() {
    gateway.close();
  }
}
