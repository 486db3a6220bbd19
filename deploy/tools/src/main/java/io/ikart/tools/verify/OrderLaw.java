package io.ikart.tools.verify;

import static java.util.Map.entry;

import io.ikart.schemas.Envelopes;
import io.ikart.schemas.Ids;
import io.ikart.schemas.order.OrderCancelled;
import io.ikart.schemas.order.OrderCompleted;
import io.ikart.schemas.order.OrderConfirmed;
import io.ikart.schemas.order.OrderDelivered;
import io.ikart.schemas.order.OrderExpired;
import io.ikart.schemas.order.OrderHeld;
import io.ikart.schemas.order.OrderHoldCleared;
import io.ikart.schemas.order.OrderLinesCancelled;
import io.ikart.schemas.order.OrderPlaced;
import io.ikart.schemas.order.OrderRejected;
import io.ikart.schemas.order.OrderReturnRequested;
import io.ikart.schemas.order.OrderShipmentPlanned;
import io.ikart.schemas.order.OrderShipped;
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

  private static final Set<OrderStatus> OPEN =
      EnumSet.of(OrderStatus.PLACED, OrderStatus.AWAITING_PAYMENT);
  private static final Set<OrderStatus> ALIVE =
      EnumSet.of(OrderStatus.CONFIRMED, OrderStatus.ON_HOLD);
  private static final Set<OrderStatus> SOLD =
      EnumSet.of(OrderStatus.CONFIRMED, OrderStatus.ON_HOLD, OrderStatus.COMPLETED);

  /** From where each event may come; an order that does not exist is null. */
  private static final Map<Class<?>, Set<OrderStatus>> FROM =
      Map.ofEntries(
          entry(OrderStockSecured.class, EnumSet.of(OrderStatus.PLACED)),
          entry(OrderConfirmed.class, EnumSet.of(OrderStatus.AWAITING_PAYMENT)),
          entry(OrderRejected.class, OPEN),
          entry(OrderExpired.class, OPEN),
          entry(OrderHeld.class, EnumSet.of(OrderStatus.CONFIRMED)),
          entry(OrderHoldCleared.class, EnumSet.of(OrderStatus.ON_HOLD)),
          entry(OrderCancelled.class, ALIVE),
          entry(OrderShipmentPlanned.class, EnumSet.of(OrderStatus.CONFIRMED)),
          entry(OrderShipped.class, EnumSet.of(OrderStatus.CONFIRMED)),
          entry(OrderDelivered.class, ALIVE),
          entry(OrderLinesCancelled.class, ALIVE),
          entry(OrderCompleted.class, EnumSet.of(OrderStatus.CONFIRMED)),
          entry(OrderReturnRequested.class, SOLD));

  /** Where an event leads; one that is not here moves units and not the order. */
  private static final Map<Class<?>, OrderStatus> TO =
      Map.of(
          OrderConfirmed.class, OrderStatus.CONFIRMED,
          OrderRejected.class, OrderStatus.REJECTED,
          OrderExpired.class, OrderStatus.EXPIRED,
          OrderHeld.class, OrderStatus.ON_HOLD,
          OrderHoldCleared.class, OrderStatus.CONFIRMED,
          OrderCancelled.class, OrderStatus.CANCELLED,
          OrderCompleted.class, OrderStatus.COMPLETED);

  private record State(OrderStatus status, Instant dueAt) {}

  private final Check moves = new Check("5 orders move along the table only");
  private final Check totals = new Check("2 an order costs its lines and its sending");
  private final Map<String, State> orders = new HashMap<>();

  /** Takes in one event of an order. */
  void accept(LogRecord record) {
    var event = record.value();
    var orderId = Envelopes.ofEvent(event).getAggregateId();
    var before = orders.get(orderId);
    if (event instanceof OrderPlaced placed) {
      moves.that(before == null, "%s: placed twice", orderId);
      addUp(placed);
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
    var next = after(event, before);
    if (next != null) {
      orders.put(orderId, next);
    }
  }

  private void addUp(OrderPlaced placed) {
    long sum = placed.getShipping() == null ? 0 : placed.getShipping().getPrice().getAmount();
    for (var line : placed.getLines()) {
      sum += line.getQuantity() * line.getUnitPrice().getAmount();
    }
    long total = placed.getSummary().getTotal().getAmount();
    totals.that(
        total == sum, "%s: costs %d, adds up to %d", placed.getSummary().getOrderId(), total, sum);
  }

  /** Null when an event that moves no order comes before there is one. */
  private static State after(SpecificRecord event, State before) {
    if (event instanceof OrderStockSecured secured) {
      return new State(OrderStatus.AWAITING_PAYMENT, secured.getPayBy());
    }
    return statusAfter(event).map(status -> new State(status, Instant.MAX)).orElse(before);
  }

  /** Empty for an event that moves units and not the order. */
  private static Optional<OrderStatus> statusAfter(SpecificRecord event) {
    return Optional.ofNullable(TO.get(event.getClass()));
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
    return List.of(moves, totals, oneOrderPerCart());
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
