package io.ikart.topologies.notification.webhook;

import io.ikart.schemas.notification.Fact;
import io.ikart.schemas.webhook.Delivery;
import io.ikart.schemas.webhook.DeliveryDue;
import io.ikart.topologies.kernel.EditableParts;
import io.ikart.topologies.kernel.Parts;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How the deliveries of a subscription are kept: each is a part of the log, newest first, and has
 * one place in a timetable sorted by when it is looked at again. So one of a hundred thousand that
 * wait is found as quickly as one of ten.
 */
final class Timetable {

  private static final String LOG = "log:";
  private static final String DUE = "due:";
  private static final int DIGITS = 13;
  private static final long END_OF_TIME = 9_999_999_999_999L;

  private Timetable() {}

  /**
   * The id of the delivery of a fact: the same for ever, smaller for newer facts. The letter keeps
   * it from looking like a card number.
   */
  static String deliveryId(Fact fact) {
    return "d" + padded(END_OF_TIME - fact.getAt().toEpochMilli()) + "." + fact.getFactId();
  }

  static Optional<Delivery> delivery(Parts parts, String deliveryId) {
    return parts.part(LOG + deliveryId, Delivery.class);
  }

  /** Deliveries whose time has come, the longest overdue first. */
  static List<Delivery> due(Parts parts, Instant now, int limit) {
    return parts.parts(DUE, limit).stream()
        .filter(part -> part.id().startsWith(DUE) && !timeOf(part.id()).isAfter(now))
        .map(part -> delivery(parts, ((DeliveryDue) part.value()).getDeliveryId()).orElseThrow())
        .toList();
  }

  /** When the first is looked at; the epoch when none is. */
  static Instant next(Parts parts) {
    return parts.parts(DUE, 1).stream()
        .filter(part -> part.id().startsWith(DUE))
        .map(part -> timeOf(part.id()))
        .findFirst()
        .orElse(Instant.EPOCH);
  }

  static void put(EditableParts parts, Delivery delivery) {
    drop(parts, delivery.getDeliveryId());
    parts.put(LOG + delivery.getDeliveryId(), delivery);
    parts.put(dueId(delivery), new DeliveryDue(delivery.getDeliveryId()));
  }

  static void drop(EditableParts parts, String deliveryId) {
    delivery(parts, deliveryId)
        .ifPresent(
            known -> {
              parts.drop(dueId(known));
              parts.drop(LOG + deliveryId);
            });
  }

  private static String dueId(Delivery delivery) {
    return DUE + padded(delivery.getNextAt().toEpochMilli()) + ":" + delivery.getDeliveryId();
  }

  private static Instant timeOf(String dueId) {
    int start = DUE.length();
    return Instant.ofEpochMilli(Long.parseLong(dueId.substring(start, start + DIGITS)));
  }

  private static String padded(long number) {
    return "%013d".formatted(number);
  }
}
