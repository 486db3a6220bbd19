package io.ikart.topologies.shop;

import io.ikart.schemas.Ids;
import io.ikart.schemas.cart.AddCartLine;
import io.ikart.schemas.cart.Cart;
import io.ikart.schemas.cart.CartStatus;
import io.ikart.schemas.cart.CheckOut;
import io.ikart.schemas.cart.CreateCart;
import io.ikart.schemas.catalog.ProductOffer;
import io.ikart.schemas.catalog.UpsertProduct;
import io.ikart.schemas.catalog.Variant;
import io.ikart.schemas.common.Money;
import io.ikart.schemas.common.Outcome;
import io.ikart.schemas.common.Reply;
import io.ikart.schemas.order.CancelOrder;
import io.ikart.schemas.order.Order;
import io.ikart.schemas.order.OrderStatus;
import io.ikart.schemas.order.RetryPayment;
import io.ikart.schemas.stock.ReceiveStock;
import io.ikart.schemas.stock.StockItem;
import java.util.ArrayList;
import java.util.List;

/** Fills the shop and shops in it. */
public final class Shopper {

  private final Shop shop;
  private int carts;

  public Shopper(Shop shop) {
    this.shop = shop;
  }

  /** Puts a product on sale at a price in pence, with so many units on the shelf. */
  public Shopper sells(String sku, long pence, long units) {
    offers(sku, true, pence);
    if (units > 0) {
      receive(sku, "main", units, null);
    }
    return this;
  }

  /** Goods come in. */
  public Shopper receive(String sku, String warehouse, long units, Boolean backorder) {
    accepted(shop.send(new ReceiveStock(shop.meta(sku), warehouse, units, "goods in", backorder)));
    shop.settle();
    return this;
  }

  /** Sells one SKU at these prices, each an offer of its own, in this order. */
  public Shopper offers(String sku, boolean active, long... pence) {
    var offers = new ArrayList<ProductOffer>();
    for (long price : pence) {
      var id = offer(sku, offers.size() + 1);
      offers.add(new ProductOffer(id, sku, "default", new Money(price, "GBP"), true));
    }
    accepted(
        shop.send(
            new UpsertProduct(
                shop.meta("prod_" + sku),
                "A " + sku,
                "",
                active,
                List.of(new Variant(sku, "", 250)),
                offers,
                null)));
    shop.settle();
    return this;
  }

  /** The first offer a SKU is sold at. */
  public static String offer(String sku) {
    return offer(sku, 1);
  }

  /** An offer a SKU is sold at, from 1. */
  public static String offer(String sku, int number) {
    return sku + ":offer-" + number;
  }

  /** A new cart; its id. */
  public String cart() {
    var id = Ids.cart(Ids.ulid(0x018FL, ++carts));
    accepted(shop.send(new CreateCart(shop.meta(id), Shop.SHOPPER, "GBP", "default")));
    return id;
  }

  /** A new cart with one unit of each SKU; its id. */
  public String cartWith(String... skus) {
    var cart = cart();
    for (var sku : skus) {
      accepted(add(cart, sku, 1));
    }
    return cart;
  }

  /** Adds units at the SKU's first offer. */
  public Reply add(String cart, String sku, long units) {
    return shop.send(new AddCartLine(shop.meta(cart), offer(sku), units));
  }

  /** Asks for an order; nothing that follows is delivered yet. */
  public Reply checkOut(String cart, String token) {
    return shop.send(new CheckOut(shop.meta(cart), token, null, ""));
  }

  /** Asks for an order and lets everything follow; the order's id. */
  public String orders(String cart, String token) {
    accepted(checkOut(cart, token));
    shop.settle();
    return shop.root("checkout", cart, Cart.class).getOrderId();
  }

  /** Pays with another token, and lets everything follow. */
  public Reply retry(String order, String token) {
    var reply = shop.send(new RetryPayment(shop.meta(order), token));
    shop.settle();
    return reply;
  }

  /** Cancels, and lets everything follow. */
  public Reply cancel(String order) {
    var reply = shop.send(new CancelOrder(shop.meta(order), "changed my mind"));
    shop.settle();
    return reply;
  }

  /** Where an order stands. */
  public OrderStatus status(String order) {
    return shop.root("checkout", order, Order.class).getSummary().getStatus();
  }

  /** Where a cart stands. */
  public CartStatus cartStatus(String cart) {
    return shop.root("checkout", cart, Cart.class).getStatus();
  }

  /** A stock item. */
  public StockItem stock(String sku) {
    return shop.root("stock", sku, StockItem.class);
  }

  /** Units that may still be promised. */
  public long available(String sku) {
    var item = stock(sku);
    return item.getOnHand() - item.getAllocated() - item.getHeld();
  }

  /** Fails unless the command was accepted. */
  public static Reply accepted(Reply reply) {
    if (reply.getOutcome() != Outcome.ACCEPTED) {
      throw new AssertionError("refused: " + reply);
    }
    return reply;
  }
}
