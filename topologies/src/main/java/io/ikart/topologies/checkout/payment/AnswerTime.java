package io.ikart.topologies.checkout.payment;

import io.ikart.schemas.History;
import io.ikart.schemas.common.EventMeta;
import io.ikart.schemas.payment.PaymentAttempt;
import io.ikart.schemas.payment.PaymentOperation;
import java.time.Instant;

/**
 * When, in business time, the gateway did what it was asked for. Whoever tells the shop (the
 * connector, a message of the gateway's own, its books) tells it today; an order of two years ago
 * that is imported today was paid, and refunded, then. So an answer about history has the business
 * time of the question, and any other keeps its own.
 */
final class AnswerTime {

  private AnswerTime() {}

  /** The envelope of an answer about an attempt. */
  static EventMeta of(PaymentAttempt asked, EventMeta answer) {
    return of(asked.getOccurredAt(), asked.getRequestedAt(), answer);
  }

  /** The envelope of an answer about a capture or a refund. */
  static EventMeta of(PaymentOperation asked, EventMeta answer) {
    return of(asked.getOccurredAt(), asked.getRequestedAt(), answer);
  }

  private static EventMeta of(Instant occurredAt, Instant requestedAt, EventMeta answer) {
    boolean isKnown = !occurredAt.equals(Instant.EPOCH);
    return isKnown && History.is(occurredAt, requestedAt) ? dated(answer, occurredAt) : answer;
  }

  private static EventMeta dated(EventMeta meta, Instant occurredAt) {
    return new EventMeta(
        meta.getAggregateId(),
        meta.getVersion(),
        meta.getCommandId(),
        meta.getCausedBy(),
        meta.getActor(),
        meta.getIssuedAt(),
        occurredAt);
  }
}
