package io.ikart.connect.payment;

import io.ikart.schemas.common.CommandMeta;
import io.ikart.schemas.common.Money;
import io.ikart.schemas.payment.AuthorizationActionRequired;
import io.ikart.schemas.payment.AuthorizationResult;
import io.ikart.schemas.payment.AuthorizeIntent;
import io.ikart.schemas.payment.CaptureIntent;
import io.ikart.schemas.payment.CaptureResult;
import io.ikart.schemas.payment.GatewayEventReceived;
import io.ikart.schemas.payment.LocateGatewayEventIntent;
import io.ikart.schemas.payment.LookUpIntent;
import io.ikart.schemas.payment.LookUpResult;
import io.ikart.schemas.payment.RefundIntent;
import io.ikart.schemas.payment.RefundResult;
import io.ikart.schemas.payment.VoidIntent;
import io.ikart.schemas.payment.VoidResult;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.apache.avro.specific.SpecificRecord;

/** Answers of the gateway as the shop reads them. */
final class Results {

  private static final String ACTOR = "gateway";

  /** What was asked for about business that lies further back is imported history. */
  private static final Duration HISTORY = Duration.ofDays(1);

  private final Clock clock;

  Results(Clock clock) {
    this.clock = clock;
  }

  SpecificRecord of(AuthorizeIntent intent, GatewayAnswer answer) {
    var meta = meta(intent.getMeta(), intent.getPaymentId());
    return answer.actionUrl().isEmpty()
        ? new AuthorizationResult(
            meta, intent.getAttempt(), answer.outcome(), answer.gatewayId(), answer.code())
        : new AuthorizationActionRequired(
            meta, intent.getAttempt(), answer.gatewayId(), answer.actionUrl());
  }

  SpecificRecord of(VoidIntent intent, GatewayAnswer answer) {
    return new VoidResult(
        meta(intent.getMeta(), intent.getPaymentId()),
        intent.getAttempt(),
        answer.outcome(),
        answer.code());
  }

  SpecificRecord of(CaptureIntent intent, GatewayAnswer answer) {
    return new CaptureResult(
        meta(intent.getMeta(), intent.getPaymentId()),
        intent.getAttempt(),
        intent.getOperationId(),
        intent.getAmount(),
        answer.outcome(),
        answer.code());
  }

  SpecificRecord of(RefundIntent intent, GatewayAnswer answer) {
    return new RefundResult(
        meta(intent.getMeta(), intent.getPaymentId()),
        intent.getAttempt(),
        intent.getOperationId(),
        intent.getAmount(),
        answer.outcome(),
        answer.gatewayId(),
        answer.code());
  }

  SpecificRecord of(LookUpIntent intent, Finding finding) {
    var currency = intent.getAmount().getCurrency();
    return new LookUpResult(
        meta(intent.getMeta(), intent.getPaymentId()),
        intent.getAttempt(),
        finding.status(),
        finding.gatewayId(),
        finding.actionUrl(),
        new Money(finding.capturable(), currency),
        new Money(finding.captured(), currency),
        finding.refunds(),
        finding.code());
  }

  /** The message, on the key of the payment it is about. */
  SpecificRecord of(LocateGatewayEventIntent intent, Owner owner) {
    return GatewayEventReceived.newBuilder(intent.getEvent())
        .setMeta(meta(intent.getMeta(), owner.paymentId()))
        .setAttempt(owner.attempt())
        .build();
  }

  /** The same intent gives the same command id, so that a result written twice counts once. */
  private CommandMeta meta(CommandMeta intent, String paymentId) {
    var now = clock.instant();
    return new CommandMeta(
        paymentId,
        intent.getCommandId() + ":result",
        intent.getCausedBy(),
        ACTOR,
        now,
        businessTime(intent, now),
        0L,
        "");
  }

  /** An order of two years ago was paid then, though the gateway of today was asked. */
  private static Instant businessTime(CommandMeta intent, Instant now) {
    boolean isHistory = intent.getOccurredAt().plus(HISTORY).isBefore(intent.getIssuedAt());
    return isHistory ? intent.getOccurredAt() : now;
  }
}
