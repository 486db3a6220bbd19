package io.ikart.topologies.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.ikart.schemas.Envelopes;
import io.ikart.schemas.Ids;
import io.ikart.schemas.notification.MailIntent;
import io.ikart.schemas.notification.Notification;
import io.ikart.schemas.notification.NotificationRequested;
import io.ikart.schemas.notification.NotificationSent;
import io.ikart.schemas.notification.NotificationState;
import io.ikart.schemas.order.OrderPlaced;
import io.ikart.schemas.watch.StockWatch;
import io.ikart.schemas.watch.StockWatchersTold;
import io.ikart.topologies.shop.Shop;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Who left an address is told of every fact that asks for a mail, once; nobody else is told
 * anything. Notifications are named aggregate/notification.
 */
final class MailLaws {

  private MailLaws() {}

  /** Holds once nothing is on the way and nobody waits. */
  static void hold(Shop shop) {
    var asked = asked(shop);
    assertThat(asked).as("mails asked for").isEqualTo(owed(shop));
    assertThat(intents(shop)).as("mails handed to the connector").isEqualTo(asked.keySet());
    everyOneEnded(shop);
    nobodyWaitsForEver(shop);
  }

  /** By name, the template. */
  private static Map<String, String> asked(Shop shop) {
    var asked = new HashMap<String, String>();
    for (var event : shop.written(NotificationRequested.class)) {
      var name = event.getMeta().getAggregateId() + "/" + event.getNotificationId();
      assertThat(asked.put(name, event.getTemplate())).as("asked for twice: %s", name).isNull();
    }
    return asked;
  }

  private static Map<String, String> owed(Shop shop) {
    var owed = new HashMap<String, String>();
    var followed = followed(shop);
    for (var event : shop.events()) {
      var id = Envelopes.ofEvent(event).getAggregateId();
      if (followed.contains(id)) {
        Told.asMail(event)
            .ifPresent(
                template -> owed.put(Ids.notifications(id) + "/" + Told.idOf(event), template));
      }
    }
    for (var told : shop.written(StockWatchersTold.class)) {
      told.getWatchIds()
          .forEach(wish -> owed.put(Ids.watchNotification(wish) + "/" + wish, "back-in-stock"));
    }
    return owed;
  }

  private static Set<String> followed(Shop shop) {
    var followed = new HashSet<String>();
    for (var placed : shop.written(OrderPlaced.class)) {
      if (placed.getContact() != null) {
        followed.add(placed.getSummary().getOrderId());
      }
    }
    return followed;
  }

  private static Set<String> intents(Shop shop) {
    var names = new HashSet<String>();
    var attempts = new HashSet<String>();
    for (var intent : shop.written(MailIntent.class)) {
      var name = intent.getMeta().getAggregateId() + "/" + intent.getNotificationId();
      names.add(name);
      assertThat(attempts.add(name + "#" + intent.getAttempt()))
          .as("attempt %d of %s is asked for twice", intent.getAttempt(), name)
          .isTrue();
    }
    return names;
  }

  private static void everyOneEnded(Shop shop) {
    for (var requested : shop.written(NotificationRequested.class)) {
      var id = requested.getMeta().getAggregateId();
      var name = id + "/" + requested.getNotificationId();
      var part = shop.part("notification", id, requested.getNotificationId()).orElseThrow();
      var state = ((Notification) part).getState();
      assertThat(state).as(name).isIn(NotificationState.SENT, NotificationState.DROPPED);
      if (state == NotificationState.SENT) {
        assertThat(shop.post().mailed()).as("counts as sent").contains(name);
      }
    }
    assertThat(shop.written(NotificationSent.class))
        .extracting(sent -> sent.getMeta().getAggregateId() + "/" + sent.getNotificationId())
        .as("sent")
        .doesNotHaveDuplicates();
  }

  private static void nobodyWaitsForEver(Shop shop) {
    for (var sku : Crowd.SKUS) {
      var id = Ids.watch(sku);
      if (shop.stored("stock", id).isPresent()) {
        assertThat(shop.root("stock", id, StockWatch.class).getWatchers()).as(id).isZero();
        assertThat(shop.parts("stock", id)).as(id).isEmpty();
      }
    }
  }
}
