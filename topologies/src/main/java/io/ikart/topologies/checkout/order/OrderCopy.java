package io.ikart.topologies.checkout.order;

import io.ikart.schemas.order.FulfilmentStatus;
import io.ikart.schemas.order.Milestone;
import io.ikart.schemas.order.Order;
import io.ikart.schemas.order.OrderSummary;
import io.ikart.schemas.order.PaymentStatus;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;

/**
 * A changed copy of an order. The generated builder copies every field in depth, which this is
 * spared: a fold runs several times for every order.
 */
final class OrderCopy {

  private final Order order;
  private OrderSummary summary;
  private PaymentStatus payment;
  private FulfilmentStatus fulfilment;
  private ByteBuffer held;
  private int attempts;
  private boolean paying;
  private String token;
  private Instant deadline;
  private List<Milestone> timeline;
  private long captured;
  private long refunded;
  private long chargedBack;
  private boolean paidUp;
  private String actionUrl;

  private OrderCopy(Order order) {
    this.order = order;
    this.summary = order.getSummary();
    this.payment = order.getPaymentStatus();
    this.fulfilment = order.getFulfilmentStatus();
    this.held = order.getHeld();
    this.attempts = order.getPaymentAttempts();
    this.paying = order.getPaying();
    this.token = order.getPaymentToken();
    this.deadline = order.getDeadline();
    this.timeline = order.getTimeline();
    this.captured = order.getCaptured();
    this.refunded = order.getRefunded();
    this.chargedBack = order.getChargedBack();
    this.paidUp = order.getPaidUp();
    this.actionUrl = order.getActionUrl();
  }

  static OrderCopy of(Order order) {
    return new OrderCopy(order);
  }

  OrderCopy summary(OrderSummary next) {
    summary = next;
    return this;
  }

  OrderCopy payment(PaymentStatus next) {
    payment = next;
    return this;
  }

  OrderCopy fulfilment(FulfilmentStatus next) {
    fulfilment = next;
    return this;
  }

  OrderCopy held(ByteBuffer next) {
    held = next;
    return this;
  }

  OrderCopy paying(int attempt, String paymentToken) {
    attempts = attempt;
    token = paymentToken;
    paying = true;
    actionUrl = "";
    return this;
  }

  OrderCopy notPaying() {
    paying = false;
    actionUrl = "";
    return this;
  }

  OrderCopy waitingUntil(Instant next) {
    deadline = next;
    return this;
  }

  OrderCopy timeline(List<Milestone> next) {
    timeline = next;
    return this;
  }

  OrderCopy captured(long next) {
    captured = next;
    return this;
  }

  OrderCopy refunded(long next) {
    refunded = next;
    return this;
  }

  OrderCopy chargedBack(long next) {
    chargedBack = next;
    return this;
  }

  OrderCopy paidUp(boolean next) {
    paidUp = next;
    return this;
  }

  OrderCopy actionUrl(String next) {
    actionUrl = next;
    return this;
  }

  Order build() {
    return new Order(
        summary,
        order.getCartId(),
        order.getAttempt(),
        payment,
        fulfilment,
        order.getSkus(),
        held,
        attempts,
        paying,
        token,
        deadline,
        timeline,
        captured,
        refunded,
        chargedBack,
        paidUp,
        actionUrl);
  }
}
