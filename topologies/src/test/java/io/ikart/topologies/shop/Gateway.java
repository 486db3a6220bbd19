package io.ikart.topologies.shop;

import io.ikart.schemas.Envelopes;
import io.ikart.schemas.common.CommandMeta;
import io.ikart.schemas.common.Money;
import io.ikart.schemas.payment.AuthorizationActionRequired;
import io.ikart.schemas.payment.AuthorizationResult;
import io.ikart.schemas.payment.AuthorizeIntent;
import io.ikart.schemas.payment.CaptureIntent;
import io.ikart.schemas.payment.CaptureResult;
import io.ikart.schemas.payment.GatewayEventKind;
import io.ikart.schemas.payment.GatewayEventReceived;
import io.ikart.schemas.payment.GatewayIntentStatus;
import io.ikart.schemas.payment.GatewayOutcome;
import io.ikart.schemas.payment.GatewayRefund;
import io.ikart.schemas.payment.LookUpIntent;
import io.ikart.schemas.payment.LookUpResult;
import io.ikart.schemas.payment.RefundIntent;
import io.ikart.schemas.payment.RefundResult;
import io.ikart.schemas.payment.VoidIntent;
import io.ikart.schemas.payment.VoidResult;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;

/**
 * The gateway and its connector: answers the same key the same for ever, and charges once for it,
 * however often it is asked. What it does depends on the token: tok_approve, tok_decline,
 * tok_unknown (no answer until {@link #recover}), tok_lost (charged, but the first answer is lost),
 * tok_silent (never any result), tok_bank (the shopper must answer their bank). It tells of what
 * happened in messages of its own, which wait in {@link #messages} until somebody delivers them.
 */
public final class Gateway {

  private final Map<String, Charge> charges = new LinkedHashMap<>();
  private final Set<String> declined = new HashSet<>();
  private final Map<String, Boolean> operations = new HashMap<>();
  private final List<AuthorizeIntent> unanswered = new ArrayList<>();
  private final Map<String, AuthorizeIntent> atTheBank = new LinkedHashMap<>();
  private final Set<String> canceled = new HashSet<>();
  private final List<GatewayEventReceived> messages = new ArrayList<>();
  private boolean recovered;
  private boolean voids = true;
  private boolean answersOperations = true;
  private boolean answersLookUps = true;
  private int sent;

  /** From now on tok_unknown is approved. */
  public void recover() {
    recovered = true;
  }

  /** Whether voids are answered. */
  public void answersVoids(boolean now) {
    voids = now;
  }

  /** Whether the shop hears of captures and refunds; they are made all the same. */
  public void answersOperations(boolean now) {
    answersOperations = now;
  }

  /** Whether its books can be read. */
  public void answersLookUps(boolean now) {
    answersLookUps = now;
  }

  /** Everything ever charged, by idempotency key. */
  public Map<String, Charge> charges() {
    return charges;
  }

  /** The charge of a payment. */
  public Optional<Charge> chargeOf(String paymentId) {
    return charges.values().stream()
        .filter(charge -> charge.paymentId().equals(paymentId))
        .findFirst();
  }

  /** Payments with money still authorized, once for every charge. */
  public List<String> authorized() {
    return charges.values().stream().filter(Charge::live).map(Charge::paymentId).toList();
  }

  /** Intents with the silent token, in the order they came. */
  public List<AuthorizeIntent> unanswered() {
    return unanswered;
  }

  /** Attempts whose shoppers have not answered their banks. */
  public List<AuthorizeIntent> atTheBank() {
    return List.copyOf(atTheBank.values());
  }

  /** What the gateway says by itself and nobody has delivered yet. */
  public List<GatewayEventReceived> messages() {
    return messages;
  }

  List<SpecificRecord> answer(SpecificRecord intent, Instant now) {
    if (intent instanceof AuthorizeIntent authorize) {
      return authorize(authorize, now);
    }
    if (intent instanceof CaptureIntent capture) {
      return capture(capture, now);
    }
    if (intent instanceof RefundIntent refund) {
      return refund(refund, now);
    }
    if (intent instanceof LookUpIntent lookUp) {
      return answersLookUps ? List.of(lookUp(lookUp, now)) : List.of();
    }
    return cancel((VoidIntent) intent, now);
  }

  private List<SpecificRecord> authorize(AuthorizeIntent intent, Instant now) {
    return switch (intent.getPaymentToken()) {
      case "tok_silent" -> {
        unanswered.add(intent);
        yield List.of();
      }
      case "tok_decline" -> List.of(decline(intent, now));
      case "tok_unknown" ->
          recovered
              ? List.of(approve(intent, now))
              : List.of(result(intent, GatewayOutcome.UNKNOWN, "timeout", now));
      case "tok_lost" -> {
        boolean first = !charges.containsKey(intent.getIdempotencyKey());
        var approved = approve(intent, now);
        yield List.of(first ? result(intent, GatewayOutcome.UNKNOWN, "timeout", now) : approved);
      }
      case "tok_bank" -> {
        if (!isDecided(intent)) {
          atTheBank.putIfAbsent(intentId(intent), intent);
        }
        yield List.of(
            new AuthorizationActionRequired(
                meta(intent, now), intent.getAttempt(), intentId(intent), urlOf(intent)));
      }
      default -> List.of(approve(intent, now));
    };
  }

  private boolean isDecided(AuthorizeIntent intent) {
    return charges.containsKey(intent.getIdempotencyKey())
        || declined.contains(intent.getIdempotencyKey())
        || canceled.contains(intentId(intent));
  }

  private static String urlOf(AuthorizeIntent intent) {
    return "https://bank.example/" + intentId(intent);
  }

  /** The shopper answers their bank; the gateway tells the shop of it, or not, by a message. */
  public void shopperAnswers(AuthorizeIntent intent, boolean yes, Instant now) {
    if (atTheBank.remove(intentId(intent)) == null) {
      return;
    }
    if (yes) {
      approve(intent, now);
    } else {
      declined.add(intent.getIdempotencyKey());
      say(GatewayEventKind.DECLINED, intent, "authentication_failed", now);
    }
  }

  /** Declines, for ever under this key, and gives the result the connector would write. */
  public AuthorizationResult decline(AuthorizeIntent intent, Instant now) {
    if (charges.containsKey(intent.getIdempotencyKey())) {
      return approve(intent, now);
    }
    declined.add(intent.getIdempotencyKey());
    return result(intent, GatewayOutcome.DECLINED, "card_declined", now);
  }

  /** Charges, unless it declined this key before, and gives the result as the connector would. */
  public AuthorizationResult approve(AuthorizeIntent intent, Instant now) {
    if (declined.contains(intent.getIdempotencyKey())) {
      return decline(intent, now);
    }
    var charge =
        new Charge(
            intent.getPaymentId(), intent.getAttempt(), intentId(intent), intent.getAmount());
    if (charges.putIfAbsent(intent.getIdempotencyKey(), charge) == null) {
      say(GatewayEventKind.AUTHORIZED, charge, charge.amount(), now);
    }
    return result(intent, GatewayOutcome.SUCCEEDED, "", now);
  }

  private List<SpecificRecord> capture(CaptureIntent intent, Instant now) {
    var charge = charge(intent.getIntentId()).orElseThrow();
    boolean made =
        operations.computeIfAbsent(
            intent.getIdempotencyKey(),
            key -> {
              boolean done = charge.capture(intent.getAmount().getAmount(), intent.getIsLast());
              if (done) {
                say(GatewayEventKind.CAPTURED, charge, charge.captured(), now);
              }
              return done;
            });
    return answersOperations
        ? List.of(
            new CaptureResult(
                meta(intent, now),
                intent.getAttempt(),
                intent.getOperationId(),
                intent.getAmount(),
                made ? GatewayOutcome.SUCCEEDED : GatewayOutcome.DECLINED,
                made ? "" : "amount_too_large"))
        : List.of();
  }

  private List<SpecificRecord> refund(RefundIntent intent, Instant now) {
    var charge = charge(intent.getIntentId()).orElseThrow();
    boolean made =
        operations.computeIfAbsent(
            intent.getIdempotencyKey(),
            key -> {
              boolean done = charge.refund(intent.getOperationId(), intent.getAmount().getAmount());
              if (done) {
                sayRefunded(charge, intent.getOperationId(), now);
              }
              return done;
            });
    return answersOperations
        ? List.of(
            new RefundResult(
                meta(intent, now),
                intent.getAttempt(),
                intent.getOperationId(),
                intent.getAmount(),
                made ? GatewayOutcome.SUCCEEDED : GatewayOutcome.DECLINED,
                made ? charge.refund(intent.getOperationId()).getRefundId() : "",
                made ? "" : "amount_too_large"))
        : List.of();
  }

  private List<SpecificRecord> cancel(VoidIntent intent, Instant now) {
    if (!voids) {
      return List.of();
    }
    atTheBank.remove(intent.getIntentId());
    canceled.add(intent.getIntentId());
    charge(intent.getIntentId())
        .filter(Charge::live)
        .ifPresent(
            charge -> {
              charge.cancel();
              if (charge.captured() == 0) {
                say(GatewayEventKind.CANCELED, charge, 0, now);
              }
            });
    return List.of(
        new VoidResult(meta(intent, now), intent.getAttempt(), GatewayOutcome.SUCCEEDED, ""));
  }

  private LookUpResult lookUp(LookUpIntent intent, Instant now) {
    var key = intent.getPaymentId() + ":authorize:" + intent.getAttempt();
    var charge = charges.get(key);
    var id = "pi_" + key;
    var status = charge == null ? statusOf(key, id) : statusOf(charge);
    boolean known = status != GatewayIntentStatus.NOT_FOUND;
    var currency = intent.getAmount().getCurrency();
    return new LookUpResult(
        meta(intent, now),
        intent.getAttempt(),
        status,
        known ? id : "",
        status == GatewayIntentStatus.ACTION_REQUIRED ? urlOf(atTheBank.get(id)) : "",
        new Money(charge == null ? 0 : charge.capturable(), currency),
        new Money(charge == null ? 0 : charge.captured(), currency),
        charge == null ? List.of() : charge.refunds(),
        status == GatewayIntentStatus.DECLINED ? "card_declined" : "");
  }

  private GatewayIntentStatus statusOf(String key, String id) {
    if (atTheBank.containsKey(id)) {
      return GatewayIntentStatus.ACTION_REQUIRED;
    }
    if (canceled.contains(id)) {
      return GatewayIntentStatus.CANCELED;
    }
    return declined.contains(key) ? GatewayIntentStatus.DECLINED : GatewayIntentStatus.NOT_FOUND;
  }

  private static GatewayIntentStatus statusOf(Charge charge) {
    if (charge.live()) {
      return GatewayIntentStatus.AUTHORIZED;
    }
    return charge.captured() > 0 ? GatewayIntentStatus.CAPTURED : GatewayIntentStatus.CANCELED;
  }

  /** Somebody refunds at the gateway itself, without the shop. */
  public void refundsByHand(Charge charge, long amount, Instant now) {
    var operation = Charge.BY_HAND + ++sent;
    if (charge.refund(operation, amount)) {
      sayRefunded(charge, operation, now);
    }
  }

  /** What the gateway says of a dispute about a charge. */
  public GatewayEventReceived disputes(
      Charge charge, GatewayEventKind kind, long amount, Instant now) {
    return message(kind, charge, amount, null, "dp_" + charge.paymentId(), "", now);
  }

  private void sayRefunded(Charge charge, String operationId, Instant now) {
    messages.add(
        message(
            GatewayEventKind.REFUND_CHANGED, charge, 0, charge.refund(operationId), "", "", now));
  }

  private void say(GatewayEventKind kind, Charge charge, long amount, Instant now) {
    messages.add(message(kind, charge, amount, null, "", "", now));
  }

  private void say(GatewayEventKind kind, AuthorizeIntent intent, String code, Instant now) {
    var nothing =
        new Charge(
            intent.getPaymentId(), intent.getAttempt(), intentId(intent), intent.getAmount());
    messages.add(message(kind, nothing, 0, null, "", code, now));
  }

  private GatewayEventReceived message(
      GatewayEventKind kind,
      Charge charge,
      long amount,
      GatewayRefund refund,
      String disputeId,
      String code,
      Instant now) {
    var id = "evt_" + ++sent;
    return new GatewayEventReceived(
        new CommandMeta(charge.paymentId(), id, id, "gateway", now, now, 0L, ""),
        "test",
        id,
        kind,
        charge.attempt(),
        charge.intentId(),
        "",
        charge.money(amount),
        refund,
        disputeId,
        code,
        now);
  }

  private Optional<Charge> charge(String intentId) {
    return charges.values().stream()
        .filter(charge -> charge.intentId().equals(intentId))
        .findFirst();
  }

  /** A result as the connector writes it. */
  public static AuthorizationResult result(
      AuthorizeIntent intent, GatewayOutcome outcome, String code, Instant now) {
    var id = outcome == GatewayOutcome.SUCCEEDED ? intentId(intent) : "";
    return new AuthorizationResult(meta(intent, now), intent.getAttempt(), outcome, id, code);
  }

  /** The answer to a void of what this intent authorized. */
  public static VoidResult voided(AuthorizeIntent intent, GatewayOutcome outcome, Instant now) {
    return new VoidResult(meta(intent, now), intent.getAttempt(), outcome, "");
  }

  private static String intentId(AuthorizeIntent intent) {
    return "pi_" + intent.getIdempotencyKey();
  }

  private static CommandMeta meta(SpecificRecord intent, Instant now) {
    var asked = Envelopes.ofCommand(intent);
    return new CommandMeta(
        asked.getAggregateId(),
        asked.getCommandId() + ":result",
        asked.getCausedBy(),
        "gateway",
        now,
        now,
        0L,
        "");
  }
}
