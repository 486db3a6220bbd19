package io.ikart.topologies.notification.webhook;

import io.ikart.schemas.webhook.DeliveriesForgotten;
import io.ikart.schemas.webhook.Delivery;
import io.ikart.schemas.webhook.DeliveryAttempted;
import io.ikart.schemas.webhook.DeliveryFailed;
import io.ikart.schemas.webhook.DeliveryState;
import io.ikart.schemas.webhook.DeliverySucceeded;
import io.ikart.schemas.webhook.Webhook;
import io.ikart.topologies.kernel.EditableParts;
import java.time.Instant;

/** What the facts make of a subscription's deliveries. */
final class DeliveryFold {

  private DeliveryFold() {}

  static Webhook attempted(Webhook hook, DeliveryAttempted event, EditableParts parts) {
    var at = event.getMeta().getIssuedAt();
    var known = Timetable.delivery(parts, event.getDeliveryId());
    boolean wasOpen = known.filter(DeliveryFold::isOpen).isPresent();
    Timetable.put(
        parts,
        new Delivery(
            event.getDeliveryId(),
            event.getFact(),
            DeliveryState.UNDER_WAY,
            event.getAttempt(),
            0,
            "",
            0L,
            known.map(Delivery::getFirstAt).orElse(at),
            at,
            event.getNextAt()));
    return changed(hook, parts, wasOpen ? 0 : 1, hook.getFailingSince());
  }

  static Webhook succeeded(Webhook hook, DeliverySucceeded event, EditableParts parts) {
    var known = Timetable.delivery(parts, event.getDeliveryId()).orElseThrow();
    Timetable.put(
        parts,
        Delivery.newBuilder(known)
            .setState(DeliveryState.DELIVERED)
            .setStatus(event.getStatus())
            .setCode("")
            .setTookMs(event.getTookMs())
            .setNextAt(event.getForgetAt())
            .build());
    return changed(hook, parts, isOpen(known) ? -1 : 0, Instant.EPOCH);
  }

  static Webhook failed(Webhook hook, DeliveryFailed event, EditableParts parts) {
    var known = Timetable.delivery(parts, event.getDeliveryId()).orElseThrow();
    Timetable.put(
        parts,
        Delivery.newBuilder(known)
            .setState(event.getRetried() ? DeliveryState.WAITING : DeliveryState.FAILED)
            .setStatus(event.getStatus())
            .setCode(event.getCode())
            .setTookMs(event.getTookMs())
            .setNextAt(event.getNextAt())
            .build());
    boolean began = hook.getFailingSince().equals(Instant.EPOCH);
    return changed(
        hook,
        parts,
        isOpen(known) && !event.getRetried() ? -1 : 0,
        began ? event.getMeta().getIssuedAt() : hook.getFailingSince());
  }

  static Webhook forgotten(Webhook hook, DeliveriesForgotten event, EditableParts parts) {
    event.getDeliveryIds().forEach(id -> Timetable.drop(parts, id));
    return changed(hook, parts, 0, hook.getFailingSince());
  }

  private static boolean isOpen(Delivery delivery) {
    return delivery.getState() == DeliveryState.UNDER_WAY
        || delivery.getState() == DeliveryState.WAITING;
  }

  private static Webhook changed(
      Webhook hook, EditableParts parts, int opened, Instant failingSince) {
    return Webhook.newBuilder(hook)
        .setOpen(hook.getOpen() + opened)
        .setFailingSince(failingSince)
        .setNextAt(Timetable.next(parts))
        .build();
  }
}
