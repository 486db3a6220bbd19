package io.ikart.topologies.shop;

import io.ikart.schemas.Envelopes;
import io.ikart.schemas.common.CommandMeta;
import io.ikart.schemas.payment.AuthorizationResult;
import io.ikart.schemas.payment.AuthorizeIntent;
import io.ikart.schemas.payment.GatewayOutcome;
import io.ikart.schemas.payment.VoidIntent;
import io.ikart.schemas.payment.VoidResult;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;

/**
 * The gateway and its connector: answers the same key the same for ever, and charges once for it,
 * however often it is asked. What it does depends on the token: tok_approve, tok_decline,
 * tok_unknown (no answer until {@link #recover}), tok_lost (charged, but the first answer is lost),
 * tok_silent (never any result).
 */
public final class Gateway {

  private final Map<String, Charge> charges = new LinkedHashMap<>();
  private final Set<String> declined = new HashSet<>();
  private final List<AuthorizeIntent> unanswered = new ArrayList<>();
  private boolean recovered;
  private boolean voids = true;

  /** Money reserved under a key; no longer live once voided. */
  public record Charge(String paymentId, String intentId, long amount, boolean live) {}

  /** From now on tok_unknown is approved. */
  public void recover() {
    recovered = true;
  }

  /** Whether voids are answered. */
  public void answersVoids(boolean now) {
    voids = now;
  }

  /** Everything ever charged, by idempotency key. */
  public Map<String, Charge> charges() {
    return charges;
  }

  /** Payments with money still authorized, once for every charge. */
  public List<String> authorized() {
    return charges.values().stream().filter(Charge::live).map(Charge::paymentId).toList();
  }

  /** Intents with the silent token, in the order they came. */
  public List<AuthorizeIntent> unanswered() {
    return unanswered;
  }

  List<SpecificRecord> answer(SpecificRecord intent, Instant now) {
    return intent instanceof AuthorizeIntent authorize
        ? authorize(authorize, now)
        : cancel((VoidIntent) intent, now);
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
      default -> List.of(approve(intent, now));
    };
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
    charges.putIfAbsent(
        intent.getIdempotencyKey(),
        new Charge(intent.getPaymentId(), intentId(intent), intent.getAmount().getAmount(), true));
    return result(intent, GatewayOutcome.SUCCEEDED, "", now);
  }

  private List<SpecificRecord> cancel(VoidIntent intent, Instant now) {
    if (!voids) {
      return List.of();
    }
    charges.replaceAll(
        (key, charge) ->
            charge.intentId().equals(intent.getIntentId())
                ? new Charge(charge.paymentId(), charge.intentId(), charge.amount(), false)
                : charge);
    return List.of(
        new VoidResult(meta(intent, now), intent.getAttempt(), GatewayOutcome.SUCCEEDED, ""));
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
        asked.getOccurredAt(),
        0L,
        "");
  }
}
