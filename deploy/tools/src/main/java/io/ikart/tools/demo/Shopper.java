package io.ikart.tools.demo;

import io.ikart.schemas.Ids;
import io.ikart.tools.demo.OrderNews.News;
import io.ikart.tools.shop.EdgeAnswer;
import io.ikart.tools.shop.EdgeClient;
import io.ikart.tools.shop.EdgeException;
import io.ikart.tools.shop.EdgeRequest;
import io.ikart.tools.shop.ProductLine;
import io.ikart.tools.shop.Shop;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * One simulated shopper, who looks, fills a cart, mostly buys, and sometimes thinks better of it.
 */
final class Shopper {

  private static final int MOST_LINES = 6;
  private static final int MOST_UNITS = 4;
  private static final int LONGEST_THOUGHT_MS = 150;
  private static final int NEWS_MS = 3_000;
  private static final int RETRIES = 2;
  private static final double KNOWN = 0.6;
  private static final double CHANGES_A_LINE = 0.2;
  private static final double ABANDONS = 0.12;
  private static final double TRIES_AGAIN = 0.8;
  private static final double CANCELS = 0.03;
  private static final int CUSTOMERS = 5_000;

  private final EdgeClient edge;
  private final DemoGoods goods;
  private final OrderNews news;
  private final Tally tally;
  private final SplittableRandom random;
  private final CountDownLatch closing;

  /**
   * @param closing counted down when the shop closes: shoppers leave at the next pause
   */
  Shopper(
      EdgeClient edge,
      DemoGoods goods,
      OrderNews news,
      Tally tally,
      SplittableRandom random,
      CountDownLatch closing) {
    this.edge = edge;
    this.goods = goods;
    this.news = news;
    this.tally = tally;
    this.random = random;
    this.closing = closing;
  }

  /** Shops until the shop closes. */
  void shop() throws InterruptedException {
    while (!isClosed()) {
      try {
        visit();
      } catch (EdgeException e) {
        tally.impossible("no answer");
      }
    }
  }

  private void visit() throws InterruptedException {
    var customer = random.nextDouble() < KNOWN ? "cust_demo" + random.nextInt(CUSTOMERS) : "";
    var created = send(as(customer, Shop.createCart()));
    if (!created.isSuccess()) {
      return;
    }
    var cartId = idOf(created);
    var chosen = fill(cartId, customer);
    if (chosen.isEmpty() || random.nextDouble() < ABANDONS || isClosed()) {
      tally.count(Tally.Count.ABANDONED);
      return;
    }
    buy(cartId, customer);
  }

  private List<ProductLine> fill(String cartId, String customer) throws InterruptedException {
    var chosen = new ArrayList<ProductLine>();
    int lines = 1 + random.nextInt(MOST_LINES);
    for (int i = 0; i < lines && !isClosed(); i++) {
      think();
      var product = goods.wanted(random);
      send(Shop.showProduct(product.productId()));
      var offer = product.offers().get(0).offerId();
      if (send(as(customer, Shop.addLine(cartId, offer, units()))).isSuccess()) {
        chosen.add(product);
      }
    }
    if (!chosen.isEmpty() && random.nextDouble() < CHANGES_A_LINE) {
      think();
      var offer = chosen.get(0).offers().get(0).offerId();
      send(as(customer, Shop.changeLine(cartId, offer, units())));
      send(Shop.showCart(cartId));
    }
    return chosen;
  }

  private void buy(String cartId, String customer) throws InterruptedException {
    think();
    var means = PaymentMix.draw(random);
    var orderId = Ids.order(cartId, 1);
    long sentNanos = System.nanoTime();
    if (means == PaymentMix.APPROVE) {
      tally.sent(orderId, sentNanos);
    }
    var ordered = send(as(customer, Shop.checkOut(cartId, means.token())).key(newKey()));
    if (ordered.isSuccess()) {
      tally.accepted(System.nanoTime() - sentNanos);
      follow(orderId, customer);
    }
    news.forget(orderId);
  }

  private void follow(String orderId, String customer) throws InterruptedException {
    var heard = news.next(orderId, NEWS_MS);
    for (int tries = 0; heard == News.DECLINED && tries < RETRIES; tries++) {
      think();
      if (random.nextDouble() >= TRIES_AGAIN) {
        return;
      }
      send(as(customer, Shop.payAgain(orderId, PaymentMix.APPROVE.token())).key(newKey()));
      heard = news.next(orderId, NEWS_MS);
    }
    if (heard == News.CONFIRMED) {
      send(Shop.showOrder(orderId));
      if (random.nextDouble() < CANCELS) {
        think();
        send(as(customer, Shop.cancel(orderId, "changed my mind")));
      }
    }
  }

  private EdgeAnswer send(EdgeRequest request) throws InterruptedException {
    var answer = edge.send(request);
    tally.answered(answer);
    return answer;
  }

  private static EdgeRequest as(String customer, EdgeRequest request) {
    return customer.isEmpty() ? request : request.header("Ikart-Customer", customer);
  }

  /** The state says cartId; an answer that came too early for it says id. */
  private static String idOf(EdgeAnswer answer) {
    return answer.body().path("cartId").asText(answer.body().path("id").asText());
  }

  private long units() {
    return 1 + random.nextInt(MOST_UNITS);
  }

  private static String newKey() {
    return UUID.randomUUID().toString();
  }

  private boolean isClosed() {
    return closing.getCount() == 0;
  }

  private void think() throws InterruptedException {
    int thoughtMs = 1 + random.nextInt(LONGEST_THOUGHT_MS);
    if (closing.await(thoughtMs, TimeUnit.MILLISECONDS)) {
      Thread.yield();
    }
  }
}
