package io.ikart.topologies.notification.mail;

import io.ikart.schemas.common.EventMeta;
import io.ikart.schemas.notification.Notification;
import io.ikart.schemas.notification.NotificationDeferred;
import io.ikart.schemas.notification.NotificationDropped;
import io.ikart.schemas.notification.NotificationRequested;
import io.ikart.schemas.notification.NotificationRetried;
import io.ikart.schemas.notification.NotificationSent;
import io.ikart.schemas.notification.NotificationState;
import io.ikart.schemas.notification.OrderFollowed;
import io.ikart.schemas.notification.OrderNotifications;
import io.ikart.topologies.kernel.EditableParts;
import java.time.Instant;
import java.util.Comparator;

/** What the facts make of an order's notifications. */
final class NotificationFold {

  private NotificationFold() {}

  static OrderNotifications followed(
      OrderNotifications order, OrderFollowed event, EditableParts parts) {
    return new OrderNotifications(
        event.getOrderId(),
        event.getContact(),
        event.getLines(),
        Instant.EPOCH,
        event.getShippingCost());
  }

  static OrderNotifications requested(
      OrderNotifications order, NotificationRequested event, EditableParts parts) {
    var at = event.getMeta().getIssuedAt();
    parts.put(
        event.getNotificationId(),
        new Notification(
            event.getNotificationId(),
            event.getTemplate(),
            event.getFact(),
            NotificationState.REQUESTED,
            1,
            "",
            at,
            at,
            event.getNextAt()));
    return waiting(order, parts);
  }

  static OrderNotifications deferred(
      OrderNotifications order, NotificationDeferred event, EditableParts parts) {
    change(parts, event.getNotificationId(), event.getMeta(), event.getAttempt())
        .moved(NotificationState.DEFERRED, event.getCode(), event.getNextAt());
    return waiting(order, parts);
  }

  static OrderNotifications retried(
      OrderNotifications order, NotificationRetried event, EditableParts parts) {
    change(parts, event.getNotificationId(), event.getMeta(), event.getAttempt())
        .moved(NotificationState.REQUESTED, "", event.getNextAt());
    return waiting(order, parts);
  }

  static OrderNotifications sent(
      OrderNotifications order, NotificationSent event, EditableParts parts) {
    change(parts, event.getNotificationId(), event.getMeta(), event.getAttempt())
        .moved(NotificationState.SENT, "", Instant.EPOCH);
    return waiting(order, parts);
  }

  static OrderNotifications dropped(
      OrderNotifications order, NotificationDropped event, EditableParts parts) {
    change(parts, event.getNotificationId(), event.getMeta(), event.getAttempt())
        .moved(NotificationState.DROPPED, event.getCode(), Instant.EPOCH);
    return waiting(order, parts);
  }

  /** Puts a part with another state. */
  @FunctionalInterface
  private interface Change {
    void moved(NotificationState state, String code, Instant nextAt);
  }

  private static Change change(EditableParts parts, String id, EventMeta meta, int attempt) {
    var known = parts.part(id, Notification.class).orElseThrow();
    return (state, code, nextAt) ->
        parts.put(
            id,
            new Notification(
                id,
                known.getTemplate(),
                known.getFact(),
                state,
                attempt,
                code,
                known.getRequestedAt(),
                meta.getIssuedAt(),
                nextAt));
  }

  private static OrderNotifications waiting(OrderNotifications order, EditableParts parts) {
    var first =
        parts.parts("", NotificationRules.MAX_NOTIFICATIONS).stream()
            .map(part -> (Notification) part.value())
            .filter(NotificationRules::isOpen)
            .map(Notification::getNextAt)
            .min(Comparator.naturalOrder());
    return new OrderNotifications(
        order.getOrderId(),
        order.getContact(),
        order.getLines(),
        first.orElse(Instant.EPOCH),
        order.getShippingCost());
  }
}
