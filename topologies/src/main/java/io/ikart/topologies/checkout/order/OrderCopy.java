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
    return this;
  }

  OrderCopy notPaying() {
    paying = false;
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
        timeline);
  }
}
