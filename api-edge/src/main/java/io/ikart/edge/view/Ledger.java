package io.ikart.edge.view;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ikart.schemas.common.Money;
import io.ikart.schemas.payment.Payment;
import io.ikart.schemas.payment.PaymentAttempt;
import io.ikart.schemas.payment.PaymentOperation;
import java.time.Instant;

/**
 * The ledger of a payment, read off its attempts and operations: AUTHORIZE, CAPTURE, VOID, REFUND
 * and CHARGEBACK, each REQUESTED, then SUCCEEDED or FAILED once that is known.
 */
final class Ledger {

  private static final String REQUESTED = "REQUESTED";
  private static final String SUCCEEDED = "SUCCEEDED";
  private static final String FAILED = "FAILED";

  private final ArrayNode rows = JsonNodeFactory.instance.arrayNode();

  Ledger(Payment payment) {
    payment.getAttempts().forEach(attempt -> authorize(payment.getAmount(), attempt));
    giveUp(payment);
  }

  ArrayNode rows() {
    return rows;
  }

  private void authorize(Money amount, PaymentAttempt attempt) {
    var of = "attempt:" + attempt.getAttempt();
    row("AUTHORIZE", REQUESTED, amount, of, attempt.getRequestedAt());
    switch (attempt.getState()) {
      case DECLINED, EXPIRED -> row("AUTHORIZE", FAILED, amount, of, Instant.EPOCH);
      case CREATED, PROCESSING, REQUIRES_ACTION, UNKNOWN, NEEDS_REVIEW -> {}
      default -> row("AUTHORIZE", SUCCEEDED, amount, of, Instant.EPOCH);
    }
  }

  /** What was authorized and is neither captured nor reserved any more was given up. */
  private void giveUp(Payment payment) {
    var last = payment.getAttempts().get(payment.getAttempts().size() - 1);
    var of = "attempt:" + last.getAttempt();
    long reserved = payment.getAuthorized().getAmount();
    switch (payment.getState()) {
      case VOIDING -> row("VOID", REQUESTED, payment.getAuthorized(), of, Instant.EPOCH);
      case CREATED, PROCESSING, REQUIRES_ACTION, UNKNOWN, NEEDS_REVIEW, DECLINED, EXPIRED -> {}
      default -> {
        long givenUp = payment.getAmount().getAmount() - payment.getCaptured() - reserved;
        if (givenUp > 0) {
          var money = new Money(givenUp, payment.getAmount().getCurrency());
          row("VOID", SUCCEEDED, money, of, Instant.EPOCH);
        }
      }
    }
  }

  void add(PaymentOperation operation) {
    var entry = operation.getKind().name();
    var of = operation.getOperationId();
    row(entry, REQUESTED, operation.getAmount(), of, operation.getRequestedAt());
    switch (operation.getState()) {
      case SUCCEEDED -> row(entry, SUCCEEDED, operation.getAmount(), of, operation.getEndedAt());
      case FAILED, REVERSED ->
          row(entry, FAILED, operation.getAmount(), of, operation.getEndedAt());
      case REQUESTED, UNKNOWN -> {}
    }
  }

  private void row(String entry, String outcome, Money amount, String of, Instant at) {
    ObjectNode row = rows.addObject();
    row.put("entry", entry);
    row.put("outcome", outcome);
    row.set("amount", Json.money(amount));
    row.put("of", of);
    Json.putInstant(row, "at", at);
  }
}
