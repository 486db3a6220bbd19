package io.ikart.topologies.shop;

import io.ikart.schemas.Envelopes;
import io.ikart.schemas.common.CommandMeta;
import io.ikart.schemas.payment.AuthorizationResult;
import io.ikart.schemas.payment.AuthorizeIntent;
import io.ikart.schemas.payment.GatewayOutcome;
import io.ikart.schemas.payment.VoidIntent;
import io.ikart.schemas.payment.VoidResult;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;

/**
 * The gateway and its connector. What it does depends on the token: tok_approve, tok_decline,
 * tok_unknown (no answer until {@link #recover}), tok_silent (never any result).
 */
public final class Gateway {

  private final Map<String, Integer> charges = new HashMap<>();
  private final Map<String, Boolean> authorized = new HashMap<>();
  private boolean recovered;

  /** From now on tok_unknown is approved. */
  public void recover() {
    recovered = true;
  }

  /** Times the shopper's account was charged, by idempotency key. */
  public Map<String, Integer> charges() {
    return charges;
  }

  /** Payments with money still authorized. */
  public List<String> authorized() {
    return authorized.entrySet().stream()
        .filter(Map.Entry::getValue)
        .map(Map.Entry::getKey)
        .toList();
  }

  List<SpecificRecord> answer(SpecificRecord intent, Instant now) {
    return intent instanceof AuthorizeIntent authorize
        ? authorize(authorize, now)
        : cancel((VoidIntent) intent, now);
  }

  private List<SpecificRecord> authorize(AuthorizeIntent intent, Instant now) {
    return switch (intent.getPaymentToken()) {
      case "tok_silent" -> List.of();
      case "tok_decline" -> List.of(result(intent, GatewayOutcome.DECLINED, "card_declined", now));
      case "tok_unknown" ->
          recovered
              ? List.of(charged(intent, now))
              : List.of(result(intent, GatewayOutcome.UNKNOWN, "timeout", now));
      default -> List.of(charged(intent, now));
    };
  }

  /** Charges once per key, however often it is asked. */
  private AuthorizationResult charged(AuthorizeIntent intent, Instant now) {
    charges.putIfAbsent(intent.getIdempotencyKey(), 1);
    authorized.putIfAbsent(intent.getPaymentId(), true);
    return result(intent, GatewayOutcome.SUCCEEDED, "", now);
  }

  private List<SpecificRecord> cancel(VoidIntent intent, Instant now) {
    authorized.put(intent.getPaymentId(), false);
    return List.of(
        new VoidResult(meta(intent, now), intent.getAttempt(), GatewayOutcome.SUCCEEDED, ""));
  }

  static AuthorizationResult result(
      AuthorizeIntent intent, GatewayOutcome outcome, String code, Instant now) {
    var id = outcome == GatewayOutcome.SUCCEEDED ? "pi_" + intent.getPaymentId() : "";
    return new AuthorizationResult(meta(intent, now), intent.getAttempt(), outcome, id, code);
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
