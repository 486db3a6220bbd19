package io.ikart.tools.verify;

import io.ikart.schemas.order.OrderStatus;
import io.ikart.schemas.payment.PaymentAuthorized;
import io.ikart.schemas.payment.PaymentRequested;
import io.ikart.schemas.payment.PaymentVoided;
import io.ikart.tools.log.LogRecord;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What is authorized was asked for, once, and nothing stays authorized that nobody wants. */
final class MoneyLaw {

  private final Check amounts = new Check("2 no more is authorized than was asked for");
  private final Check keys = new Check("3 one attempt has one key, one key one attempt");
  private final Check charges = new Check("3 one attempt is charged at most once");
  private final Map<String, Long> asked = new HashMap<>();
  private final Map<String, String> keyOwners = new HashMap<>();
  private final Map<String, String> intents = new HashMap<>();
  private final Map<String, Long> authorizedByOrder = new HashMap<>();

  /** Takes in one event of a payment. */
  void accept(LogRecord record) {
    if (record.value() instanceof PaymentRequested event) {
      var attempt = event.getMeta().getAggregateId() + "/" + event.getAttempt();
      asked.put(attempt, event.getAmount().getAmount());
      var other = keyOwners.putIfAbsent(event.getIdempotencyKey(), attempt);
      keys.that(
          other == null || other.equals(attempt),
          "key %s is used by %s and %s",
          event.getIdempotencyKey(),
          other,
          attempt);
    } else if (record.value() instanceof PaymentAuthorized event) {
      authorize(event);
    } else if (record.value() instanceof PaymentVoided event) {
      authorizedByOrder.remove(event.getOrderId());
    }
  }

  private void authorize(PaymentAuthorized event) {
    var attempt = event.getMeta().getAggregateId() + "/" + event.getAttempt();
    long amount = event.getAmount().getAmount();
    amounts.that(
        amount <= asked.getOrDefault(attempt, 0L),
        "%s: %d authorized, %s asked for",
        attempt,
        amount,
        asked.get(attempt));
    var other = intents.putIfAbsent(attempt, event.getIntentId());
    charges.that(
        other == null || other.equals(event.getIntentId()),
        "%s: charged as %s and as %s",
        attempt,
        other,
        event.getIntentId());
    authorizedByOrder.put(event.getOrderId(), amount);
  }

  /** Orders that ended without delivery and still have money authorized. */
  Set<String> unwanted(OrderLaw orders) {
    var found = new HashSet<String>();
    authorizedByOrder.forEach(
        (orderId, amount) -> {
          var status = orders.statusOf(orderId);
          if (status.filter(MoneyLaw::wantsNoMoney).isPresent()) {
            found.add("%s: %s, and %d still authorized".formatted(orderId, status.get(), amount));
          }
        });
    return found;
  }

  private static boolean wantsNoMoney(OrderStatus status) {
    return status == OrderStatus.REJECTED
        || status == OrderStatus.EXPIRED
        || status == OrderStatus.CANCELLED;
  }

  long count() {
    return authorizedByOrder.size();
  }

  List<Check> checks() {
    return List.of(amounts, keys, charges);
  }
}
