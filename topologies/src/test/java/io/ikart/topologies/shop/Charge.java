package io.ikart.topologies.shop;

import io.ikart.schemas.common.Money;
import io.ikart.schemas.payment.GatewayOutcome;
import io.ikart.schemas.payment.GatewayRefund;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the gateway's books have under one idempotency key: reserved, captured, refunded. */
public final class Charge {

  /** How refunds begin that nobody asked the gateway for but its own users. */
  static final String BY_HAND = "by-hand-";

  private final String paymentId;
  private final int attempt;
  private final String intentId;
  private final Money amount;
  private final Map<String, Long> refunds = new LinkedHashMap<>();
  private boolean live = true;
  private long captured;
  private boolean disputed;

  Charge(String paymentId, int attempt, String intentId, Money amount) {
    this.paymentId = paymentId;
    this.attempt = attempt;
    this.intentId = intentId;
    this.amount = amount;
  }

  public String paymentId() {
    return paymentId;
  }

  int attempt() {
    return attempt;
  }

  String intentId() {
    return intentId;
  }

  /** What was authorized. */
  public long amount() {
    return amount.getAmount();
  }

  /** Whether something is still reserved. */
  public boolean live() {
    return live;
  }

  /** What is still reserved. */
  public long capturable() {
    return live ? amount.getAmount() - captured : 0;
  }

  public long captured() {
    return captured;
  }

  public long refunded() {
    return refunds.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Gives up what is reserved. */
  void cancel() {
    live = false;
  }

  /** Captures, unless less is reserved. */
  boolean capture(long more, boolean isLast) {
    if (more > capturable()) {
      return false;
    }
    captured += more;
    live = !isLast && captured < amount.getAmount();
    return true;
  }

  /** Refunds, unless less was captured. */
  boolean refund(String operationId, long more) {
    if (more > captured - refunded()) {
      return false;
    }
    refunds.put(operationId, more);
    return true;
  }

  /** Whether somebody refunded at the gateway itself. */
  public boolean refundedByHand() {
    return refunds.keySet().stream().anyMatch(operation -> operation.startsWith(BY_HAND));
  }

  /** A bank disputes a charge once. */
  public boolean dispute() {
    boolean first = !disputed;
    disputed = true;
    return first;
  }

  Money money(long minorUnits) {
    return new Money(minorUnits, amount.getCurrency());
  }

  /** Its refunds, newest first. */
  List<GatewayRefund> refunds() {
    var found = new ArrayList<GatewayRefund>();
    refunds.keySet().forEach(operation -> found.add(0, refund(operation)));
    return found;
  }

  GatewayRefund refund(String operationId) {
    return new GatewayRefund(
        "re_" + paymentId + operationId,
        operationId.startsWith(BY_HAND) ? "" : operationId,
        money(refunds.get(operationId)),
        GatewayOutcome.SUCCEEDED);
  }
}
