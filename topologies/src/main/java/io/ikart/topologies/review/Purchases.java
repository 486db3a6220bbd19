package io.ikart.topologies.review;

import io.ikart.schemas.Ids;
import io.ikart.schemas.common.CommandMeta;
import io.ikart.schemas.order.LineUnits;
import io.ikart.schemas.order.OrderDelivered;
import io.ikart.schemas.review.RecordPurchase;
import java.time.Instant;
import java.util.List;

/** What a delivered parcel says of purchases. Pure. */
final class Purchases {

  private Purchases() {}

  /**
   * One command for each product in the parcel; none for a guest, who cannot write reviews. Its id
   * derives from the event and the product, so the same event always gives the same ids.
   *
   * @param now when the event is heard
   */
  static List<RecordPurchase> in(OrderDelivered event, String application, Instant now) {
    var customer = event.getSummary().getCustomerId();
    if (!Ids.isCustomer(customer)) {
      return List.of();
    }
    return event.getLines().stream()
        .map(LineUnits::getProductId)
        .distinct()
        .map(
            product ->
                new RecordPurchase(
                    to(product, event, application, now),
                    product,
                    customer,
                    event.getSummary().getOrderId()))
        .toList();
  }

  private static CommandMeta to(
      String product, OrderDelivered event, String application, Instant now) {
    var meta = event.getMeta();
    return new CommandMeta(
        Ids.reviews(product),
        meta.getAggregateId() + "@" + meta.getVersion() + ">" + product,
        meta.getCausedBy(),
        application,
        now,
        meta.getOccurredAt(),
        0L,
        "");
  }
}
