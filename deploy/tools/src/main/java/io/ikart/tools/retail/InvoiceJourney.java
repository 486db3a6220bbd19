package io.ikart.tools.retail;

import com.fasterxml.jackson.databind.JsonNode;
import io.ikart.schemas.Ids;
import io.ikart.tools.log.OrderBook;
import io.ikart.tools.log.OrderFacts;
import io.ikart.tools.shop.EdgeAnswer;
import io.ikart.tools.shop.EdgeClient;
import io.ikart.tools.shop.EdgeException;
import io.ikart.tools.shop.EdgeRequest;
import io.ikart.tools.shop.Shop;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/**
 * Takes one invoice through the shop over HTTP: cart, lines, checkout, confirmed. Every request has
 * a key made of the invoice's content, so a journey that was cut off is resumed where it stopped,
 * and one that was finished is found finished.
 */
final class InvoiceJourney {

  private static final int WAIT_S = 20;
  private static final int SETTLE_S = 180;
  private static final int ACCEPTED = 202;
  private static final int CONFLICT = 409;
  private static final int TRIES = 6;
  private static final String TOKEN = "tok_approve";

  private final EdgeClient edge;
  private final OrderBook orders;

  InvoiceJourney(EdgeClient edge, OrderBook orders) {
    this.edge = edge;
    this.orders = orders;
  }

  /**
   * Makes the journey.
   *
   * @param lateNanos how late it starts; counted as waiting for the confirmation
   */
  JourneyResult make(Invoice invoice, long lateNanos) throws InterruptedException {
    var orderId = "";
    try {
      var key = invoice.key();
      var cart = open(invoice, key);
      orderId = Ids.order(cart.id(), 1);
      fill(invoice, key, cart);
      long intendedNanos = System.nanoTime() - lateNanos;
      var checkedOut =
          definite(
              edge,
              asOf(invoice, Shop.checkOut(cart.id(), TOKEN, invoice.country()))
                  .key(key + "-checkout"));
      if (!checkedOut.isSuccess()) {
        return JourneyResult.refused(invoice, "", checkedOut.summary());
      }
      var facts = orders.settled(orderId).get(SETTLE_S, TimeUnit.SECONDS);
      boolean earlier = !cart.isNew() && checkedOut.replayed();
      return judge(invoice, facts, earlier ? -1 : facts.statusSeenNanos() - intendedNanos);
    } catch (EdgeException e) {
      return JourneyResult.failed(invoice, orderId, e.getMessage());
    } catch (TimeoutException e) {
      return JourneyResult.failed(invoice, orderId, "not settled after " + SETTLE_S + " s");
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  private static JourneyResult judge(Invoice invoice, OrderFacts facts, long confirmNanos) {
    if (!facts.wasConfirmed()) {
      var why = facts.status() + " " + facts.reason();
      return JourneyResult.refused(invoice, facts.orderId(), why);
    }
    return JourneyResult.sold(invoice, facts.orderId(), confirmNanos, difference(invoice, facts));
  }

  /** How the order differs from the invoice, line by line; empty when it does not. */
  static Optional<String> difference(Invoice invoice, OrderFacts facts) {
    var wanted =
        invoice.lines().stream()
            .collect(Collectors.toMap(Invoice.Line::offerId, Invoice.Line::quantity));
    var ordered =
        facts.lines().stream()
            .collect(Collectors.toMap(OrderFacts.Line::offerId, OrderFacts.Line::quantity));
    if (!wanted.equals(ordered)) {
      return Optional.of(
          "invoice %s has %d lines, order %s has %d, or units differ"
              .formatted(invoice.number(), wanted.size(), facts.orderId(), ordered.size()));
    }
    if (invoice.totalPence() != facts.totalMinor()) {
      return Optional.of(
          "invoice %s comes to %d, order %s to %d"
              .formatted(
                  invoice.number(), invoice.totalPence(), facts.orderId(), facts.totalMinor()));
    }
    return Optional.empty();
  }

  /** A cart, and whether this journey opened it just now. */
  private record OpenCart(String id, boolean isNew) {}

  /**
   * Opens the cart, or finds the one that an earlier replay opened. The shop answers the same key
   * with the same cart, and with a conflict once it has forgotten the key: then the answer to an
   * asynchronous request still names the cart, for its id is made of the key.
   */
  private OpenCart open(Invoice invoice, String key) throws InterruptedException {
    var request = asOf(invoice, Shop.createCart()).key(key + "-cart");
    var created = definite(edge, request);
    if (created.status() == CONFLICT) {
      created = edge.send(request.respondAsync());
      created.orThrow("find cart");
      return new OpenCart(created.body().path("id").asText(), false);
    }
    created.orThrow("create cart");
    return new OpenCart(created.body().path("id").asText(), !created.replayed());
  }

  /**
   * Adds what is not in the cart yet. The lines go without waiting for their outcome: commands of a
   * cart are handled in the order the edge took them, so the checkout behind them sees them all.
   */
  private void fill(Invoice invoice, String key, OpenCart cart) throws InterruptedException {
    Map<String, Long> present = Map.of();
    if (!cart.isNew()) {
      var shown = edge.send(Shop.showCart(cart.id())).orThrow("show cart").body();
      if (!shown.path("status").asText().equals("ACTIVE")) {
        return;
      }
      present = linesOf(shown);
    }
    int place = 0;
    for (var line : invoice.lines()) {
      place++;
      if (present.getOrDefault(line.offerId(), 0L) != line.quantity()) {
        var request = Shop.addLine(cart.id(), line.offerId(), line.quantity());
        edge.send(asOf(invoice, request).key(key + "-" + place).respondAsync())
            .orThrow("add " + line.offerId());
      }
    }
  }

  private static Map<String, Long> linesOf(JsonNode cart) {
    var lines = new HashMap<String, Long>();
    for (var line : cart.path("lines")) {
      lines.put(line.path("offerId").asText(), line.path("quantity").asLong());
    }
    return lines;
  }

  /** Sends a write until its outcome is known; the key makes asking again safe. */
  static EdgeAnswer definite(EdgeClient edge, EdgeRequest request) throws InterruptedException {
    var waiting = request.header("Prefer", "wait=" + WAIT_S + ", return=minimal");
    var answer = edge.send(waiting);
    for (int tries = 1; answer.status() == ACCEPTED && tries < TRIES; tries++) {
      answer = edge.send(waiting);
    }
    if (answer.isServerError() || answer.status() == ACCEPTED) {
      answer.orThrow("no outcome");
      throw new EdgeException("no outcome after " + TRIES + " tries: " + request.path());
    }
    return answer;
  }

  private static EdgeRequest asOf(Invoice invoice, EdgeRequest request) {
    var dated = request.occurredAt(invoice.at());
    return invoice.customer().isEmpty()
        ? dated
        : dated.header("Ikart-Customer", "cust_" + invoice.customer());
  }
}
