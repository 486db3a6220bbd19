package io.ikart.topologies.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.ikart.schemas.Envelopes;
import io.ikart.schemas.common.Outcome;
import io.ikart.schemas.common.Reply;
import io.ikart.topologies.catalog.ProductDecider;
import io.ikart.topologies.catalog.RatesDecider;
import io.ikart.topologies.checkout.cart.CartDecider;
import io.ikart.topologies.checkout.order.OrderDecider;
import io.ikart.topologies.checkout.payment.PaymentDecider;
import io.ikart.topologies.checkout.returns.ReturnDecider;
import io.ikart.topologies.checkout.shipment.ShipmentDecider;
import io.ikart.topologies.kernel.Decider;
import io.ikart.topologies.kernel.Refold;
import io.ikart.topologies.notification.mail.NotificationDecider;
import io.ikart.topologies.notification.webhook.WebhookDecider;
import io.ikart.topologies.review.ReviewDecider;
import io.ikart.topologies.shop.Shop;
import io.ikart.topologies.stock.StockDecider;
import io.ikart.topologies.stock.WatchDecider;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/** Invariants 4 and 6 of the domain: the log is complete, and folding it gives what is served. */
final class LogLaws {

  private static final List<String> APPLICATIONS =
      List.of("catalog", "stock", "checkout", "notification", "webhook", "review");

  private LogLaws() {}

  /** Holds once nothing is on the way. */
  static void hold(Shop shop) {
    var folded = new HashMap<String, Refold>();
    for (var event : shop.events()) {
      var meta = Envelopes.ofEvent(event);
      folded
          .computeIfAbsent(meta.getAggregateId(), id -> new Refold(deciderOf(id)))
          .apply(event, meta.getVersion());
    }
    folded.forEach((id, fold) -> isServed(shop, id, fold));
    assertThat(stored(shop)).as("aggregates stored").isEqualTo(folded.size());
    everyAcceptedCommandIsAnsweredOnce(shop);
  }

  private static void isServed(Shop shop, String id, Refold fold) {
    var application = applicationOf(id);
    var stored = shop.stored(application, id).orElseThrow();
    assertThat(stored.getVersion()).as("version of %s", id).isEqualTo(fold.version());
    assertThat(shop.wire().decode(stored.getRoot())).as("root of %s", id).isEqualTo(fold.root());
    assertThat(shop.parts(application, id)).as("parts of %s", id).isEqualTo(fold.allParts());
  }

  private static void everyAcceptedCommandIsAnsweredOnce(Shop shop) {
    var accepted = new HashSet<String>();
    for (var reply : shop.written(Reply.class)) {
      if (reply.getOutcome() == Outcome.ACCEPTED && !reply.getReplayed()) {
        assertThat(accepted.add(reply.getCommandId())).as("accepted twice: %s", reply).isTrue();
      }
    }
  }

  /** Nobody waits, nothing is blocked or parked; people may have something to look at. */
  static void nothingWaits(Shop shop) {
    for (var application : APPLICATIONS) {
      assertThat(kinds(shop, application).keySet())
          .as("kinds of entries left in %s", application)
          .isSubsetOf('A', 'P', 'R');
      assertThat(shop.armed(application)).as("deadlines left in %s", application).isZero();
    }
  }

  private static int stored(Shop shop) {
    return APPLICATIONS.stream()
        .mapToInt(application -> kinds(shop, application).getOrDefault('A', 0))
        .sum();
  }

  private static Map<Character, Integer> kinds(Shop shop, String application) {
    var found = new HashMap<Character, Integer>();
    for (var key : shop.dump(application).keySet()) {
      found.merge((char) Integer.parseInt(key.substring(0, 2), 16), 1, Integer::sum);
    }
    return found;
  }

  private static String applicationOf(String id) {
    if (id.startsWith("prod_") || RatesDecider.RATES.owns(id)) {
      return "catalog";
    }
    if (NotificationDecider.NOTIFICATION.owns(id)) {
      return "notification";
    }
    if (WebhookDecider.WEBHOOK.owns(id)) {
      return "webhook";
    }
    if (ReviewDecider.REVIEWS.owns(id)) {
      return "review";
    }
    return id.contains("_") ? "checkout" : "stock";
  }

  private static Decider<?> deciderOf(String id) {
    if (id.startsWith("prod_")) {
      return ProductDecider.PRODUCT;
    }
    for (var decider :
        List.of(
            RatesDecider.RATES,
            CartDecider.CART,
            OrderDecider.ORDER,
            PaymentDecider.PAYMENT,
            ShipmentDecider.SHIPMENT,
            ReturnDecider.RETURN,
            NotificationDecider.NOTIFICATION,
            WebhookDecider.WEBHOOK,
            ReviewDecider.REVIEWS,
            WatchDecider.WATCH)) {
      if (decider.owns(id)) {
        return decider;
      }
    }
    return StockDecider.STOCK;
  }
}
