package io.ikart.tools.retail;

import com.fasterxml.jackson.databind.JsonNode;
import io.ikart.tools.Patience;
import io.ikart.tools.shop.EdgeClient;
import io.ikart.tools.shop.EdgeException;
import io.ikart.tools.shop.EdgeRequest;
import io.ikart.tools.shop.Shop;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Takes back what came back of one sale over HTTP, in the order it did. What was cancelled within a
 * day had not been sent: its lines are cancelled. For the rest the parcel is packed, sent and
 * delivered, and each cancelled invoice is a return: asked for, approved, received, refunded. Every
 * request has a key made of the invoices' content.
 */
final class ReturnJourney {

  private static final Duration SENT_AFTER = Duration.ofDays(1);
  private static final Duration SETTLING = Duration.ofSeconds(120);
  private static final int WEIGHT_G = 1_000;
  private static final Set<String> PAID = Set.of("PAID", "PARTIALLY_REFUNDED", "REFUNDED");

  private final EdgeClient edge;

  ReturnJourney(EdgeClient edge) {
    this.edge = edge;
  }

  /**
   * Makes the journey.
   *
   * @param orderId the confirmed order of the sale
   * @param back what came back of it, oldest first
   */
  List<ReturnResult> make(Invoice sale, String orderId, List<GoodsBack> back)
      throws InterruptedException {
    var results = new ArrayList<ReturnResult>();
    var sentAt = sale.at().plus(SENT_AFTER);
    boolean isSent = false;
    for (var goods : back) {
      boolean isCancelled = goods.at().isBefore(sentAt);
      try {
        if (isCancelled) {
          cancel(goods, orderId);
        } else {
          if (!isSent) {
            send(sale, orderId, sentAt);
            isSent = true;
          }
          takeBack(goods, orderId);
        }
        results.add(new ReturnResult(goods, orderId, isCancelled, Optional.empty()));
      } catch (EdgeException e) {
        var problem = "cancelled invoice %s: %s".formatted(goods.number(), e.getMessage());
        results.add(new ReturnResult(goods, orderId, isCancelled, Optional.of(problem)));
      }
    }
    return results;
  }

  private void cancel(GoodsBack goods, String orderId) throws InterruptedException {
    var asked = Shop.cancelLines(orderId, units(goods), "cancelled invoice " + goods.number());
    ask(asked, goods.at(), key(goods, "cancel"));
  }

  private void send(Invoice sale, String orderId, Instant at) throws InterruptedException {
    var key = sale.key();
    var parcel = ask(Shop.planShipment(orderId), at, key + "-plan").path("id").asText();
    ask(Shop.pack(parcel, WEIGHT_G), at, key + "-pack");
    ask(Shop.ship(parcel), at, key + "-ship");
    ask(Shop.deliver(parcel), at, key + "-deliver");
    await(Shop.showOrder(orderId), order -> PAID.contains(order.path("paymentStatus").asText()));
  }

  private void takeBack(GoodsBack goods, String orderId) throws InterruptedException {
    var at = goods.at();
    var asked = Shop.requestReturn(orderId, units(goods), "cancelled invoice " + goods.number());
    var back = ask(asked, at, key(goods, "return")).path("id").asText();
    ask(Shop.approveReturn(back), at, key(goods, "approve"));
    ask(Shop.receiveReturn(back, units(goods)), at, key(goods, "receive"));
    ask(Shop.refundReturn(back), at, key(goods, "refund"));
    await(Shop.showReturn(back), shown -> shown.path("status").asText().equals("REFUNDED"));
  }

  private static List<Shop.Units> units(GoodsBack goods) {
    return goods.lines().stream()
        .map(line -> new Shop.Units(line.offerId(), line.quantity()))
        .toList();
  }

  private static String key(GoodsBack goods, String step) {
    return goods.sale().key() + "-" + goods.number() + "-" + step;
  }

  private JsonNode ask(EdgeRequest request, Instant at, String key) throws InterruptedException {
    return InvoiceJourney.definite(edge, request.occurredAt(at).key(key))
        .orThrow(request.path())
        .body();
  }

  private void await(EdgeRequest question, Predicate<JsonNode> wanted) throws InterruptedException {
    var patience = new Patience(SETTLING);
    while (!wanted.test(edge.send(question).orThrow(question.path()).body())) {
      if (patience.isOver()) {
        throw new EdgeException(
            "not settled after " + SETTLING.toSeconds() + " s: " + question.path());
      }
      patience.pause();
    }
  }
}
