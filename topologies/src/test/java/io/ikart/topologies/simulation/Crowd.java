package io.ikart.topologies.simulation;

import io.ikart.schemas.Ids;
import io.ikart.schemas.cart.AddCartLine;
import io.ikart.schemas.cart.ChangeCartLine;
import io.ikart.schemas.cart.CheckOut;
import io.ikart.schemas.cart.ChooseShipping;
import io.ikart.schemas.cart.CreateCart;
import io.ikart.schemas.cart.RemoveCartLine;
import io.ikart.schemas.catalog.ProductOffer;
import io.ikart.schemas.catalog.UpsertProduct;
import io.ikart.schemas.catalog.Variant;
import io.ikart.schemas.common.CommandMeta;
import io.ikart.schemas.common.Money;
import io.ikart.schemas.order.CancelOrder;
import io.ikart.schemas.order.ClearOrderHold;
import io.ikart.schemas.order.PutOrderOnHold;
import io.ikart.schemas.order.RetryPayment;
import io.ikart.schemas.shipping.SetShippingRates;
import io.ikart.schemas.shipping.ShippingRate;
import io.ikart.schemas.shipping.ShippingZone;
import io.ikart.schemas.stock.AdjustStock;
import io.ikart.schemas.stock.ReceiveStock;
import io.ikart.schemas.watch.WatchStock;
import io.ikart.topologies.shop.Shop;
import io.ikart.topologies.shop.Shopper;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Shoppers, staff and a moody gateway, doing whatever they like. */
final class Crowd {

  static final List<String> SKUS = List.of("TEA", "MUG", "POT", "CUP", "SPOON");

  private static final List<String> TOKENS =
      List.of(
          "tok_approve",
          "tok_approve",
          "tok_approve",
          "tok_decline",
          "tok_unknown",
          "tok_lost",
          "tok_bank",
          "tok_silent");

  private static final List<String> WAREHOUSES = List.of("leeds", "york");

  private final Shop shop;
  private final Random random;
  private final Depot depot;
  private final List<String> carts = new ArrayList<>();
  private int wishes;
  private final MoneyDesk desk;
  private final Audience audience;
  private final Reviewers reviewers;

  Crowd(Shop shop, Random random) {
    this.shop = shop;
    this.random = random;
    this.desk = new MoneyDesk(shop, random);
    this.depot = new Depot(shop, random);
    this.audience = new Audience(shop, random);
    this.reviewers = new Reviewers(shop, random);
  }

  /** Who wants to hear of what happens is there before anything does. */
  void subscribe() {
    audience.subscribe();
  }

  /** Fills shelves and catalogue. */
  void open() {
    for (var sku : SKUS) {
      reprice(sku);
      receive(sku, 1 + random.nextInt(8));
    }
    rates();
  }

  /** What sending costs, in two bands of weight. */
  private void rates() {
    long first = 100L * random.nextInt(5);
    shop.post(
        new SetShippingRates(
            shop.meta(Ids.shippingRates("GBP")),
            "GBP",
            List.of(new ShippingZone("home", List.of("GB"))),
            List.of(rate(500, first), rate(2_000, first + 150))));
  }

  private static ShippingRate rate(long maxG, long pence) {
    return new ShippingRate(
        "home", "standard", "Standard", "post", "standard", maxG, new Money(pence, "GBP"));
  }

  /** Somebody does something. */
  void act() {
    int dice = random.nextInt(100);
    if (carts.isEmpty() || dice < 12) {
      create();
    } else if (dice < 50) {
      shop();
    } else if (dice < 56) {
      desk.act(Ids.order(recent(), 1 + random.nextInt(2)));
    } else if (dice < 64) {
      afterwards();
    } else if (dice < 87) {
      depot.act();
    } else if (dice < 90) {
      reviewers.act();
    } else {
      staff();
    }
  }

  private void create() {
    var cart = Ids.cart(Ids.ulid(1, carts.size() + 1));
    carts.add(cart);
    shop.post(new CreateCart(shop.meta(cart), Shop.SHOPPER, "GBP", "default"));
  }

  private void shop() {
    var cart = recent();
    switch (random.nextInt(7)) {
      case 0, 1 -> shop.post(new AddCartLine(meta(cart), anyOffer(), 1L + random.nextInt(3)));
      case 2 -> shop.post(new ChangeCartLine(meta(cart), anyOffer(), 1L + random.nextInt(4)));
      case 3 -> shop.post(new RemoveCartLine(meta(cart), anyOffer()));
      case 4 -> shop.post(new ChooseShipping(meta(cart), "GB", "standard"));
      default -> {
        shop.post(new AddCartLine(meta(cart), anyOffer(), 1L));
        shop.post(new CheckOut(shop.meta(cart), any(TOKENS), audience.address(), ""));
      }
    }
  }

  /** Now and then somebody insists on a version that is long gone. */
  private CommandMeta meta(String cart) {
    return random.nextInt(10) > 0
        ? shop.meta(cart)
        : CommandMeta.newBuilder(shop.meta(cart)).setIfMatch("1-00000000").build();
  }

  private void afterwards() {
    var order = Ids.order(recent(), 1 + random.nextInt(2));
    switch (random.nextInt(5)) {
      case 0, 1 -> shop.post(new RetryPayment(shop.meta(order), any(TOKENS)));
      case 2 -> shop.post(new CancelOrder(shop.meta(order), "changed my mind"));
      case 3 -> shop.post(new PutOrderOnHold(shop.meta(order), "looks odd"));
      default -> shop.post(new ClearOrderHold(shop.meta(order)));
    }
  }

  private void staff() {
    var sku = any(SKUS);
    switch (random.nextInt(8)) {
      case 0, 5, 6, 7 -> receive(sku, 1 + random.nextInt(9));
      case 1 ->
          shop.post(
              new AdjustStock(shop.meta(sku), any(WAREHOUSES), random.nextInt(5) - 3L, "count"));
      case 2 -> {
        reprice(sku);
        rates();
      }
      case 3 -> {
        gatewayAnswersLate();
        shop.post(
            new WatchStock(
                shop.meta(Ids.watch(sku)), sku, Ids.ulid(9, wishes++), Audience.SOMEBODY));
      }
      default -> {
        shop.gateway().answersVoids(random.nextInt(3) > 0);
        audience.changesItsMood();
      }
    }
  }

  /**
   * Every message of the gateway is delivered, every shopper answers their bank, everybody can be
   * told again.
   */
  void comeToRest() {
    desk.comeToRest();
    audience.comeToRest();
  }

  /** An answer nobody expects any more, or not yet. */
  void gatewayAnswersLate() {
    var silent = shop.gateway().unanswered();
    if (!silent.isEmpty()) {
      var intent = silent.remove(random.nextInt(silent.size()));
      shop.fromGateway(
          random.nextBoolean()
              ? shop.gateway().approve(intent, shop.now())
              : shop.gateway().decline(intent, shop.now()));
    }
  }

  private void receive(String sku, int units) {
    Boolean backorder = sku.equals("SPOON") ? Boolean.TRUE : null;
    shop.post(
        new ReceiveStock(shop.meta(sku), any(WAREHOUSES), (long) units, "goods in", backorder));
  }

  private void reprice(String sku) {
    var price = new Money(100L + random.nextInt(3) * 50L, "GBP");
    shop.post(
        new UpsertProduct(
            shop.meta("prod_" + sku),
            "A " + sku,
            "",
            random.nextInt(10) > 0,
            List.of(new Variant(sku, "", 200)),
            List.of(
                new ProductOffer(Shopper.offer(sku, 1), sku, "default", price, true),
                new ProductOffer(Shopper.offer(sku, 2), sku, "default", price, true)),
            null));
  }

  /** Most of what happens, happens to young carts. */
  private String recent() {
    int age = Math.min(random.nextInt(carts.size()), random.nextInt(carts.size()));
    return carts.get(carts.size() - 1 - Math.min(age, 11));
  }

  private String anyOffer() {
    return anyOffer(random);
  }

  /** An offer the shop has. */
  static String anyOffer(Random random) {
    return Shopper.offer(SKUS.get(random.nextInt(SKUS.size())), 1 + random.nextInt(2));
  }

  private <T> T any(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
