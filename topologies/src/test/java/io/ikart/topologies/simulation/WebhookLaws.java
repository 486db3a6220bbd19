package io.ikart.topologies.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.ikart.schemas.webhook.DeliveryAttempted;
import io.ikart.schemas.webhook.DeliveryIntent;
import io.ikart.schemas.webhook.DeliverySucceeded;
import io.ikart.schemas.webhook.Webhook;
import io.ikart.topologies.shop.Shop;
import java.util.ArrayList;
import java.util.List;

/**
 * Every subscriber gets every fact of the types they want, once; and nothing else. Deliveries are
 * named subscription/fact.
 */
final class WebhookLaws {

  private WebhookLaws() {}

  /** Holds once nothing is on the way, nobody waits and all servers are well. */
  static void hold(Shop shop) {
    assertThat(begun(shop)).as("deliveries").containsExactlyInAnyOrderElementsOf(owed(shop));
    assertThat(shop.written(DeliverySucceeded.class))
        .extracting(event -> event.getMeta().getAggregateId() + "/" + event.getDeliveryId())
        .as("delivered")
        .doesNotHaveDuplicates()
        .hasSameSizeAs(begun(shop));
    assertThat(shop.written(DeliveryIntent.class))
        .extracting(
            intent ->
                "%s/%s#%d"
                    .formatted(
                        intent.getMeta().getAggregateId(),
                        intent.getDeliveryId(),
                        intent.getAttempt()))
        .as("attempts handed to the connector")
        .doesNotHaveDuplicates();
    for (var each : Audience.SUBSCRIBERS) {
      var id = each.id();
      var hook = shop.root("webhook", id, Webhook.class);
      assertThat(hook.getSubscription().getEnabled()).as(id).isTrue();
      assertThat(hook.getOpen()).as("open deliveries of %s", id).isZero();
      assertThat(shop.parts("webhook", id)).as("deliveries remembered of %s", id).isEmpty();
    }
  }

  private static List<String> begun(Shop shop) {
    return shop.written(DeliveryAttempted.class).stream()
        .filter(event -> event.getAttempt() == 1)
        .map(event -> event.getMeta().getAggregateId() + "/" + event.getFact().getFactId())
        .toList();
  }

  private static List<String> owed(Shop shop) {
    var owed = new ArrayList<String>();
    for (var event : shop.events()) {
      var type = Told.asFact(event);
      for (var each : Audience.SUBSCRIBERS) {
        if (type.filter(each::wants).isPresent()) {
          owed.add(each.id() + "/" + Told.idOf(event));
        }
      }
    }
    return owed;
  }
}
