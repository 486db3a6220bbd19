package io.ikart.topologies.notification.mail;

import io.ikart.schemas.History;
import io.ikart.schemas.Ids;
import io.ikart.schemas.common.CommandMeta;
import io.ikart.schemas.notification.FollowOrder;
import io.ikart.schemas.notification.TellFact;
import io.ikart.schemas.order.OrderPlaced;
import io.ikart.topologies.kernel.Hearing;
import io.ikart.topologies.notification.Facts;
import java.util.Optional;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;

/** What follows for a shopper's mails from what happens to an order. */
final class NotificationPolicies {

  /** Lines of an order that a mail names. */
  static final int MAX_LINES = 50;

  static final Hearing ORDERS = hearing();

  private NotificationPolicies() {}

  private static Hearing hearing() {
    var hearing = Hearing.nothing().on(OrderPlaced.class, NotificationPolicies::follow);
    for (var event : Facts.events()) {
      hearing = hearing.on(event.asSubclass(SpecificRecord.class), NotificationPolicies::tell);
    }
    return hearing;
  }

  private static Optional<FollowOrder> follow(OrderPlaced event, Function<String, CommandMeta> to) {
    var meta = event.getMeta();
    boolean isHistory = History.is(meta.getOccurredAt(), meta.getIssuedAt());
    if (event.getContact() == null || isHistory) { // nobody is told of what happened long ago
      return Optional.empty();
    }
    var orderId = event.getSummary().getOrderId();
    var lines = event.getLines().stream().limit(MAX_LINES).toList();
    var sending = event.getShipping() == null ? null : event.getShipping().getPrice();
    return Optional.of(
        new FollowOrder(
            to.apply(Ids.notifications(orderId)), orderId, event.getContact(), lines, sending));
  }

  private static Optional<TellFact> tell(SpecificRecord event, Function<String, CommandMeta> to) {
    return Facts.of(event)
        .filter(fact -> fact.getOrder() != null)
        .map(fact -> new TellFact(to.apply(Ids.notifications(fact.getOrder().getOrderId())), fact));
  }
}
