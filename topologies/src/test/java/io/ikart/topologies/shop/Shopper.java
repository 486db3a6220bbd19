package io.ikart.topologies.shop;

import io.ikart.schemas.Ids;
import io.ikart.schemas.cart.AddCartLine;
import io.ikart.schemas.cart.CheckOut;
import io.ikart.schemas.cart.CreateCart;
import io.ikart.schemas.catalog.ProductOffer;
import io.ikart.schemas.catalog.UpsertProduct;
import io.ikart.schemas.catalog.Variant;
import io.ikart.schemas.common.Money;
import io.ikart.schemas.common.Outcome;
import io.ikart.schemas.common.Reply;
import io.ikart.schemas.stock.ReceiveStock;
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
    reprice(sku, pence, true);
    if (units > 0) {
      accepted(shop.send(new ReceiveStock(shop.meta(sku), "main", units, "opening", null)));
    }
    shop.settle();
    return this;
  }

  /** Sets a product's price, and whether it can be bought. */
  public Shopper reprice(String sku, long pence, boolean active) {
    var offer = new ProductOffer(offer(sku), sku, "default", new Money(pence, "GBP"), true);
    accepted(
        shop.send(
            new UpsertProduct(
                shop.meta("prod_" + sku),
                "A " + sku,
                "",
                active,
                List.of(new Variant(sku, "", 0)),
                List.of(offer))));
    shop.settle();
    return this;
  }

  /** The offer a SKU is sold at. */
  public static String offer(String sku) {
    return sku + ":offer";
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

  public Reply add(String cart, String sku, long units) {
    return shop.send(new AddCartLine(shop.meta(cart), offer(sku), units));
  }

  public Reply checkOut(String cart, String token) {
    return shop.send(new CheckOut(shop.meta(cart), token, null));
  }

  /** Fails unless the command was accepted. */
  public static Reply accepted(Reply reply) {
    if (reply.getOutcome() != Outcome.ACCEPTED) {
      throw new AssertionError("refused: " + reply);
    }
    return reply;
  }
}
