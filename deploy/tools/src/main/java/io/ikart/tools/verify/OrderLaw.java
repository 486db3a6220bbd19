package io.ikart.tools.verify;

import io.ikart.schemas.Envelopes;
import io.ikart.schemas.Ids;
import io.ikart.schemas.order.OrderCancelled;
import io.ikart.schemas.order.OrderConfirmed;
import io.ikart.schemas.order.OrderExpired;
import io.ikart.schemas.order.OrderHeld;
import io.ikart.schemas.order.OrderHoldCleared;
import io.ikart.schemas.order.OrderPlaced;
import io.ikart.schemas.order.OrderRejected;
import io.ikart.schemas.order.OrderStatus;
import io.ikart.schemas.order.OrderStockSecured;
import io.ikart.tools.log.LogRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;

/** Orders move along the table of the domain, in time, and one cart has one order at most. */
final class OrderLaw {

  private static final Duration GRACE = Duration.ofSeconds(60);

  /** From where each event may come; an order that does not exist is null. */
  private static final Map<Class<?>, Set<OrderStatus>> FROM =
      Map.of(
          OrderStockSecured.class, EnumSet.of(OrderStatus.PLACED),
          OrderConfirmed.class, EnumSet.of(OrderStatus.AWAITING_PAYMENT),
          OrderRejected.class, EnumSet.of(OrderStatus.PLACED, OrderStatus.AWAITING_PAYMENT),
          OrderExpired.class, EnumSet.of(OrderStatus.PLACED, OrderStatus.AWAITING_PAYMENT),
          OrderHeld.class, EnumSet.of(OrderStatus.CONFIRMED),
          OrderHoldCleared.class, EnumSet.of(OrderStatus.ON_HOLD),
          OrderCancelled.class, EnumSet.of(OrderStatus.CONFIRMED, OrderStatus.ON_HOLD));

  private record State(OrderStatus status, Instant dueAt) {}

  private final Check moves = new Check("5 orders move along the table only");
  private final Map<String, State> orders = new HashMap<>();

  /** Takes in one event of an order. */
  void accept(LogRecord record) {
    var event = record.value();
    var orderId = Envelopes.ofEvent(event).getAggregateId();
    var before = orders.get(orderId);
    if (event instanceof OrderPlaced placed) {
      moves.that(before == null, "%s: placed twice", orderId);
      orders.put(orderId, new State(OrderStatus.PLACED, placed.getAnswerBy()));
      return;
    }
    var allowed = FROM.get(event.getClass());
    if (allowed == null) {
      return;
    }
    moves.that(
        before != null && allowed.contains(before.status()),
        "%s: %s in state %s",
        orderId,
        event.getClass().getSimpleName(),
        before == null ? "none" : before.status());
    orders.put(orderId, after(event));
  }

  private static State after(SpecificRecord event) {
    if (event instanceof OrderStockSecured secured) {
      return new State(OrderStatus.AWAITING_PAYMENT, secured.getPayBy());
    }
    return new State(statusAfter(event), Instant.MAX);
  }

  private static OrderStatus statusAfter(SpecificRecord event) {
    if (event instanceof OrderRejected) {
      return OrderStatus.REJECTED;
    }
    if (event instanceof OrderExpired) {
      return OrderStatus.EXPIRED;
    }
    if (event instanceof OrderCancelled) {
      return OrderStatus.CANCELLED;
    }
    return event instanceof OrderHeld ? OrderStatus.ON_HOLD : OrderStatus.CONFIRMED;
  }

  /** Where an order stands; empty when there is none. */
  Optional<OrderStatus> statusOf(String orderId) {
    return Optional.ofNullable(orders.get(orderId)).map(State::status);
  }

  /** Orders that should have ended by now and have not, with a minute of grace. */
  Set<String> overdue(Instant now) {
    var overdue = new HashSet<String>();
    orders.forEach(
        (orderId, state) -> {
          if (state.dueAt().isBefore(now.minus(GRACE))) {
            overdue.add(
                "%s: still %s, was due %s".formatted(orderId, state.status(), state.dueAt()));
          }
        });
    return overdue;
  }

  long count() {
    return orders.size();
  }

  List<Check> checks() {
    return List.of(moves, oneOrderPerCart());
  }

  private Check oneOrderPerCart() {
    var past = new HashMap<String, List<String>>();
    orders.forEach(
        (orderId, state) -> {
          var living = past.computeIfAbsent(Ids.cartOf(orderId), id -> new ArrayList<>());
          if (state.status() != OrderStatus.REJECTED && state.status() != OrderStatus.EXPIRED) {
            living.add(orderId);
          }
        });
    var check = new Check("3 at most one order of a cart past REJECTED or EXPIRED");
    past.forEach((cartId, living) -> check.that(living.size() <= 1, "%s: %s", cartId, living));
    return check;
  }
}
