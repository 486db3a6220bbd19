package io.ikart.edge.view;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ikart.edge.query.View;
import io.ikart.schemas.Ids;
import io.ikart.schemas.common.Money;
import io.ikart.schemas.payment.Payment;
import io.ikart.schemas.payment.PaymentOperation;
import io.ikart.schemas.query.QueryRequest;
import io.ikart.schemas.query.QueryResponse;

/** A payment for staff: sums, attempts, operations, and the ledger they make. */
record PaymentView(String id, Views views) implements View {

  private static final int MOST_OPERATIONS = 1_000;

  @Override
  public String name() {
    return "This payment";
  }

  @Override
  public String path() {
    return "/v1/admin/orders/" + Ids.orderOf(id) + "/payment";
  }

  @Override
  public QueryRequest question() {
    return Questions.aggregate(Questions.CHECKOUT, id, MOST_OPERATIONS);
  }

  @Override
  public ObjectNode json(QueryResponse answer) {
    var payment = views.read(answer.getRoot(), Payment.class);
    var body = Json.object();
    body.put("paymentId", id);
    body.put("orderId", payment.getOrderId());
    body.put("version", answer.getVersion());
    body.put("state", payment.getState().name());
    sums(payment, body);
    Json.putInstant(body, "askAt", payment.getAskAt());
    if (!payment.getReview().isEmpty()) {
      body.put("review", payment.getReview());
    }
    attempts(payment, body.putArray("attempts"));
    var ledger = new Ledger(payment);
    var operations = body.putArray("operations");
    for (var part : answer.getParts()) {
      var operation = views.read(part.getValue(), PaymentOperation.class);
      operations.add(json(part.getId(), operation));
      ledger.add(operation);
    }
    body.set("ledger", ledger.rows());
    return body;
  }

  private static void sums(Payment payment, ObjectNode body) {
    var currency = payment.getAmount().getCurrency();
    body.set("amount", Json.money(payment.getAmount()));
    body.set("authorized", Json.money(payment.getAuthorized()));
    body.set("captured", money(payment.getCaptured(), currency));
    body.set("refunded", money(payment.getRefunded(), currency));
    body.set("pendingCapture", money(payment.getPendingCapture(), currency));
    body.set("pendingRefund", money(payment.getPendingRefund(), currency));
    body.set("chargedBack", money(payment.getChargedBack(), currency));
    long refundable =
        payment.getCaptured()
            - payment.getRefunded()
            - payment.getPendingRefund()
            - payment.getChargedBack();
    body.set("refundable", money(Math.max(0, refundable), currency));
  }

  private static void attempts(Payment payment, ArrayNode attempts) {
    for (var each : payment.getAttempts()) {
      var node = attempts.addObject();
      node.put("attempt", each.getAttempt());
      node.put("state", each.getState().name());
      node.put("intentId", each.getIntentId());
      node.put("requestedAt", each.getRequestedAt().toString());
    }
  }

  private static ObjectNode json(String part, PaymentOperation operation) {
    var node = Json.object();
    node.put("operation", part);
    node.put("kind", operation.getKind().name());
    node.put("state", operation.getState().name());
    node.set("amount", Json.money(operation.getAmount()));
    node.put("review", operation.getReview());
    if (!operation.getGatewayId().isEmpty()) {
      node.put("gatewayId", operation.getGatewayId());
    }
    if (!operation.getCode().isEmpty()) {
      node.put("code", operation.getCode());
    }
    node.put("requestedAt", operation.getRequestedAt().toString());
    Json.putInstant(node, "endedAt", operation.getEndedAt());
    return node;
  }

  private static ObjectNode money(long amount, String currency) {
    return Json.money(new Money(amount, currency));
  }
}
