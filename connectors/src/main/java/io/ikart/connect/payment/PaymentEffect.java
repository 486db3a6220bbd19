package io.ikart.connect.payment;

import io.ikart.connect.Counters;
import io.ikart.connect.Effect;
import io.ikart.connect.Tries;
import io.ikart.schemas.Ids;
import io.ikart.schemas.common.CommandMeta;
import io.ikart.schemas.payment.AuthorizationResult;
import io.ikart.schemas.payment.AuthorizeIntent;
import io.ikart.schemas.payment.GatewayOutcome;
import io.ikart.schemas.payment.VoidIntent;
import io.ikart.schemas.payment.VoidResult;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.metrics.Sensor;

/** Authorizes and voids at a gateway, with a bounded number of tries. */
final class PaymentEffect implements Effect {

  private static final String ACTOR = "gateway";
  private static final Pattern SENDABLE_KEY = Pattern.compile("[\\x21-\\x7e]{1,255}");

  private final Gateway gateway;
  private final Tries tries;
  private final Duration keyMemory;
  private final Clock clock;
  private final Sensor asked;
  private final Map<GatewayOutcome, Sensor> outcomes = new EnumMap<>(GatewayOutcome.class);

  /**
   * @param keyMemory how long the gateway is sure to remember an idempotency key
   */
  PaymentEffect(Gateway gateway, Tries tries, Duration keyMemory, Clock clock, Counters counters) {
    this.gateway = gateway;
    this.tries = tries;
    this.keyMemory = keyMemory;
    this.clock = clock;
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
    if (intent instanceof AuthorizeIntent authorize) {
      return objectionTo(authorize.getPaymentId(), authorize.getIdempotencyKey());
    }
    if (intent instanceof VoidIntent giveBack) {
      return giveBack.getIntentId().isBlank()
          ? "a void without the gateway's intent id"
          : objectionTo(giveBack.getPaymentId(), giveBack.getIdempotencyKey());
    }
    return "no payment intent: " + intent.getSchema().getFullName();
  }

  private static String objectionTo(String paymentId, String key) {
    if (!Ids.isValid(paymentId, "pay_", true)) {
      return "not a payment id: " + paymentId;
    }
    return SENDABLE_KEY.matcher(key).matches() ? "" : "an idempotency key nobody can send";
  }

  @Override
  public CompletionStage<SpecificRecord> perform(SpecificRecord intent) {
    return intent instanceof AuthorizeIntent authorize
        ? authorize(authorize)
        : giveBack((VoidIntent) intent);
  }

  private CompletionStage<SpecificRecord> authorize(AuthorizeIntent intent) {
    // After an outage of the shop the gateway may have forgotten the key: it could charge again.
    boolean forgotten = intent.getMeta().getIssuedAt().plus(keyMemory).isBefore(clock.instant());
    var answer =
        forgotten
            ? CompletableFuture.completedStage(GatewayAnswer.unclear("intent_too_old"))
            : ask(() -> gateway.authorize(intent));
    return answer.thenApply(
        found ->
            new AuthorizationResult(
                result(intent.getMeta(), intent.getPaymentId()),
                intent.getAttempt(),
                counted(found).outcome(),
                found.intentId(),
                found.code()));
  }

  private CompletionStage<SpecificRecord> giveBack(VoidIntent intent) {
    return ask(() -> gateway.giveBack(intent))
        .thenApply(
            found ->
                new VoidResult(
                    result(intent.getMeta(), intent.getPaymentId()),
                    intent.getAttempt(),
                    counted(found).outcome(),
                    found.code()));
  }

  private CompletionStage<GatewayAnswer> ask(Supplier<CompletionStage<GatewayAnswer>> call) {
    return tries.ask(
        () -> {
          asked.record();
          return call.get();
        },
        answer -> !answer.worthAnotherTry());
  }

  private GatewayAnswer counted(GatewayAnswer answer) {
    outcomes.get(answer.outcome()).record();
    return answer;
  }

  /** The same intent gives the same command id, so that a result written twice counts once. */
  private CommandMeta result(CommandMeta intent, String paymentId) {
    var now = clock.instant();
    return new CommandMeta(
        paymentId,
        intent.getCommandId() + ":result",
        intent.getCausedBy(),
        ACTOR,
        now,
        now,
        0L,
        "");
  }

  @Override
  public void close() {
    gateway.close();
  }
}
