package io.ikart.topologies.checkout.order;

import static io.ikart.topologies.kernel.Decision.accept;
import static io.ikart.topologies.kernel.Decision.nothingNew;
import static io.ikart.topologies.kernel.Decision.nothingNewBut;
import static io.ikart.topologies.kernel.Decision.refuse;

import io.ikart.schemas.cart.PricedLine;
import io.ikart.schemas.common.DeadlinePassed;
import io.ikart.schemas.common.Money;
import io.ikart.schemas.order.CancelOrder;
import io.ikart.schemas.order.ClearOrderHold;
import io.ikart.schemas.order.FulfilmentStatus;
import io.ikart.schemas.order.HoldConfirmed;
import io.ikart.schemas.order.HoldOverdue;
import io.ikart.schemas.order.HoldRefused;
import io.ikart.schemas.order.Order;
import io.ikart.schemas.order.OrderCancelled;
import io.ikart.schemas.order.OrderCompleted;
import io.ikart.schemas.order.OrderExpired;
import io.ikart.schemas.order.OrderHeld;
import io.ikart.schemas.order.OrderHoldCleared;
import io.ikart.schemas.order.OrderPlaced;
import io.ikart.schemas.order.OrderRejected;
import io.ikart.schemas.order.OrderSku;
import io.ikart.schemas.order.OrderStatus;
import io.ikart.schemas.order.OrderStockHeld;
import io.ikart.schemas.order.OrderStockSecured;
import io.ikart.schemas.order.OrderSummary;
import io.ikart.schemas.order.PlaceOrder;
import io.ikart.schemas.order.PutOrderOnHold;
import io.ikart.schemas.order.RejectReason;
import io.ikart.schemas.shipping.ChosenShipping;
import io.ikart.schemas.stock.AllocateStock;
import io.ikart.schemas.stock.KeepHold;
import io.ikart.schemas.stock.ReleaseStock;
import io.ikart.topologies.kernel.Context;
import io.ikart.topologies.kernel.Decision;
import io.ikart.topologies.kernel.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What may happen to an order, payment apart. Correct under any interleaving of its answers. */
final class OrderRules {

  /** Stock must have answered for every SKU within this time. */
  static final Duration ANSWER_WITHIN = Duration.ofMinutes(2);

  /** A payment must be authorized within this time after stock is secured. */
  static final Duration PAY_WITHIN = Duration.ofMinutes(15);

  private OrderRules() {}

  static Decision place(Order order, PlaceOrder command, Context context) {
    if (order != null) {
      return nothingNew();
    }
    var total = total(command.getLines(), command.getShipping());
    var summary =
        new OrderSummary(
            context.command().getAggregateId(),
            command.getCustomerId(),
            OrderStatus.PLACED,
            total,
            command.getLines().size(),
            context.now());
    return accept(
        OrderPlaced.newBuilder()
            .setMeta(context.meta())
            .setSummary(summary)
            .setCartId(command.getCartId())
            .setAttempt(command.getAttempt())
            .setLines(command.getLines())
            .setSkus(bySku(command.getLines()))
            .setPaymentToken(command.getPaymentToken())
            .setContact(command.getContact())
            .setAnswerBy(context.now().plus(ANSWER_WITHIN))
            .setCountry(command.getCountry())
            .setShipping(command.getShipping())
            .build());
  }

  /** What is bought, and its sending. */
  private static Money total(List<PricedLine> lines, ChosenShipping shipping) {
    long sum = shipping == null ? 0 : shipping.getPrice().getAmount();
    for (var line : lines) {
      sum =
          Math.addExact(
              sum, Math.multiplyExact(line.getQuantity(), line.getUnitPrice().getAmount()));
    }
    return new Money(sum, lines.get(0).getUnitPrice().getCurrency());
  }

  /** Lines of one SKU are added together. */
  private static List<OrderSku> bySku(List<PricedLine> lines) {
    var units = new LinkedHashMap<String, Long>();
    lines.forEach(line -> units.merge(line.getSku(), line.getQuantity(), Math::addExact));
    return units.entrySet().stream()
        .map(entry -> new OrderSku(entry.getKey(), entry.getValue()))
        .toList();
  }

  static Decision holdConfirmed(Order order, HoldConfirmed answer, Context context) {
    boolean awaited =
        order != null
            && status(order) == OrderStatus.PLACED
            && !Positions.contains(order.getHeld(), answer.getPosition());
    if (!awaited) {
      return nothingNew();
    }
    if (Positions.count(order.getHeld()) + 1 < order.getSkus()) {
      return accept(new OrderStockHeld(context.meta(), answer.getSku(), answer.getPosition()));
    }
    return accept(
        new OrderStockSecured(
            context.meta(),
            summary(order, OrderStatus.AWAITING_PAYMENT),
            answer.getSku(),
            answer.getPosition(),
            context.now().plus(PAY_WITHIN)));
  }

  static Decision holdRefused(Order order, HoldRefused answer, Context context) {
    if (order == null || status(order) != OrderStatus.PLACED) {
      return nothingNew();
    }
    return accept(
        new OrderRejected(
            context.meta(),
            summary(order, OrderStatus.REJECTED),
            RejectReason.OUT_OF_STOCK,
            answer.getSku(),
            answer.getQuantity(),
            answer.getAvailable(),
            ""));
  }

  /** The one place where a hold's fate is known: keep it, turn it into an allocation, or let go. */
  static Decision holdOverdue(Order order, HoldOverdue question, Context context) {
    var orderId = context.command().getAggregateId();
    var meta = context.to(question.getSku());
    if (order == null) {
      return nothingNewBut(new ReleaseStock(meta, orderId));
    }
    return switch (status(order)) {
      case PLACED, AWAITING_PAYMENT ->
          nothingNewBut(
              new KeepHold(meta, orderId, context.now().plus(OrderDecider.REVIEW_HOLD_AFTER)));
      case CONFIRMED, ON_HOLD, COMPLETED -> nothingNewBut(new AllocateStock(meta, orderId));
      case REJECTED, EXPIRED, CANCELLED -> nothingNewBut(new ReleaseStock(meta, orderId));
    };
  }

  static Decision cancel(Order order, CancelOrder command, Context context) {
    if (order == null) {
      return refuse(Problem.NOT_FOUND);
    }
    return switch (status(order)) {
      case CONFIRMED, ON_HOLD -> cancelUnsent(order, command, context);
      default -> refuseIn(order);
    };
  }

  private static Decision cancelUnsent(Order order, CancelOrder command, Context context) {
    if (FulfilmentRules.isAnythingSent(context)) {
      return refuse(
          Problem.INVALID_TRANSITION,
          Map.of(
              "status", status(order).name(),
              "fulfilmentStatus", order.getFulfilmentStatus().name()));
    }
    return accept(
        new OrderCancelled(
            context.meta(), summary(order, OrderStatus.CANCELLED), command.getReason()));
  }

  static Decision putOnHold(Order order, PutOrderOnHold command, Context context) {
    if (order == null) {
      return refuse(Problem.NOT_FOUND);
    }
    return status(order) == OrderStatus.CONFIRMED
        ? accept(
            new OrderHeld(context.meta(), summary(order, OrderStatus.ON_HOLD), command.getReason()))
        : refuseIn(order);
  }

  static Decision clearHold(Order order, ClearOrderHold command, Context context) {
    if (order == null) {
      return refuse(Problem.NOT_FOUND);
    }
    if (status(order) != OrderStatus.ON_HOLD) {
      return refuseIn(order);
    }
    var cleared = new OrderHoldCleared(context.meta(), summary(order, OrderStatus.CONFIRMED));
    return FulfilmentRules.isComplete(context)
        ? accept(cleared, new OrderCompleted(context.meta(), summary(order, OrderStatus.COMPLETED)))
        : accept(cleared);
  }

  static Decision expire(Order order, DeadlinePassed passed, Context context) {
    boolean due =
        order != null
            && !order.getDeadline().equals(Instant.EPOCH)
            && !order.getDeadline().isAfter(context.now());
    return due
        ? accept(
            new OrderExpired(context.meta(), summary(order, OrderStatus.EXPIRED), status(order)))
        : nothingNew();
  }

  static OrderStatus status(Order order) {
    return order.getSummary().getStatus();
  }

  static OrderSummary summary(Order order, OrderStatus status) {
    var before = order.getSummary();
    return new OrderSummary(
        before.getOrderId(),
        before.getCustomerId(),
        status,
        before.getTotal(),
        before.getLines(),
        before.getPlacedAt());
  }

  static Decision refuseIn(Order order) {
    return refuse(Problem.INVALID_TRANSITION, Map.of("status", status(order).name()));
  }

  /** Whether the order has ended without being confirmed, or was cancelled. */
  static boolean hasEnded(Order order) {
    return switch (status(order)) {
      case REJECTED, EXPIRED, CANCELLED -> true;
      default -> false;
    };
  }

  static String flaw(Order order) {
    boolean waits =
        status(order) == OrderStatus.PLACED || status(order) == OrderStatus.AWAITING_PAYMENT;
    if (waits == order.getDeadline().equals(Instant.EPOCH)) {
      return "an order waits exactly as long as it has a deadline: " + order.getSummary();
    }
    boolean secured = Positions.count(order.getHeld()) == order.getSkus();
    boolean mustBeSecured =
        switch (status(order)) {
          case AWAITING_PAYMENT, CONFIRMED, ON_HOLD, COMPLETED -> true;
          default -> false;
        };
    if (mustBeSecured && !secured) {
      return "went on without all its stock: " + order.getSummary();
    }
    boolean isLate =
        status(order) == OrderStatus.COMPLETED
            && order.getFulfilmentStatus() != FulfilmentStatus.DELIVERED;
    return isLate ? "completed before everything had arrived: " + order.getSummary() : "";
  }
}
