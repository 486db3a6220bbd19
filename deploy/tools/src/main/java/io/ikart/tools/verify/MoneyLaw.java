package io.ikart.tools.verify;

import io.ikart.schemas.Envelopes;
import io.ikart.schemas.order.OrderStatus;
import io.ikart.schemas.payment.Payment;
import io.ikart.schemas.payment.PaymentAuthorized;
import io.ikart.schemas.payment.PaymentCaptureRequested;
import io.ikart.schemas.payment.PaymentRefundRequested;
import io.ikart.schemas.payment.PaymentRequested;
import io.ikart.tools.log.LogRecord;
import io.ikart.tools.log.PaymentBook;
import io.ikart.tools.log.PaymentBook.Sums;
import io.ikart.topologies.kernel.Refold;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is authorized was asked for, once; no more is captured than was authorized and no more
 * refunded than was captured; and no money stays with the shop, or reserved, that nobody owes.
 */
final class MoneyLaw {

  private final Check amounts = new Check("2 no more is authorized than was asked for");
  private final Check captures = new Check("2 no more is captured than was authorized");
  private final Check refunds =
      new Check("2 refunds made and asked for never above what was captured");
  private final Check keys = new Check("3 one attempt, capture or refund has one key");
  private final Check charges = new Check("3 one attempt is charged at most once");
  private final Map<String, Long> asked = new HashMap<>();
  private final Map<String, String> keyOwners = new HashMap<>();
  private final Map<String, String> intents = new HashMap<>();
  private final PaymentBook book = new PaymentBook();

  /** Takes in one event of a payment. */
  void accept(LogRecord record) {
    var id = Envelopes.ofEvent(record.value()).getAggregateId();
    if (record.value() instanceof PaymentRequested event) {
      var attempt = id + "/" + event.getAttempt();
      asked.put(attempt, event.getAmount().getAmount());
      own(event.getIdempotencyKey(), attempt);
    } else if (record.value() instanceof PaymentCaptureRequested event) {
      own(event.getIdempotencyKey(), id + "/capture/" + event.getOperationId());
    } else if (record.value() instanceof PaymentRefundRequested event) {
      own(event.getIdempotencyKey(), id + "/refund/" + event.getOperationId());
    } else if (record.value() instanceof PaymentAuthorized event) {
      authorize(event);
    }
    check(id, book.accept(record));
  }

  private void own(String key, String what) {
    var other = keyOwners.putIfAbsent(key, what);
    keys.that(other == null || other.equals(what), "key %s is used by %s and %s", key, other, what);
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
  }

  private void check(String id, Sums sums) {
    captures.that(
        sums.captured() <= sums.granted(),
        "%s: %d captured, %d authorized",
        id,
        sums.captured(),
        sums.granted());
    refunds.that(
        sums.refunded() + sums.pendingRefunds() <= sums.captured(),
        "%s: %d refunded and %d asked for, %d captured",
        id,
        sums.refunded(),
        sums.pendingRefunds(),
        sums.captured());
  }

  /** Compares the sums of the events, added up here, with the shop's own folds. */
  Check sums(Map<String, Refold> folds) {
    var check = new Check("2 captures, refunds and chargebacks add up, by payment");
    book.payments()
        .forEach(
            (id, sums) -> {
              var fold = folds.get(id);
              check.that(
                  fold != null && fold.root() instanceof Payment root && agree(root, sums),
                  "%s: events say %d reserved, %d captured, %d refunded, %d charged back; state is %s",
                  id,
                  sums.reserved(),
                  sums.captured(),
                  sums.refunded(),
                  sums.chargedBack(),
                  fold == null ? "none" : fold.root());
            });
    return check;
  }

  private static boolean agree(Payment root, Sums sums) {
    return root.getAuthorized().getAmount() == sums.reserved()
        && root.getCaptured() == sums.captured()
        && root.getRefunded() == sums.refunded()
        && root.getPendingRefund() == sums.pendingRefunds()
        && root.getChargedBack() == sums.chargedBack();
  }

  /** Orders that ended without delivery and still have money authorized, or captured and kept. */
  Set<String> unwanted(OrderLaw orders) {
    var found = new HashSet<String>();
    for (var sums : book.payments().values()) {
      var status = orders.statusOf(sums.orderId());
      long kept = sums.captured() - sums.refunded() - sums.chargedBack();
      if (status.filter(MoneyLaw::wantsNoMoney).isPresent() && (sums.reserved() > 0 || kept > 0)) {
        found.add(
            "%s: %s, and %d still authorized, %d kept"
                .formatted(sums.orderId(), status.get(), sums.reserved(), Math.max(0, kept)));
      }
    }
    return found;
  }

  private static boolean wantsNoMoney(OrderStatus status) {
    return status == OrderStatus.REJECTED
        || status == OrderStatus.EXPIRED
        || status == OrderStatus.CANCELLED;
  }

  long count() {
    return book.payments().size();
  }

  List<Check> checks() {
    return List.of(amounts, captures, refunds, keys, charges);
  }
}
