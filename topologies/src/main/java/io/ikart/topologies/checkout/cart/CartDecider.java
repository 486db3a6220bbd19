package io.ikart.topologies.checkout.cart;

import io.ikart.schemas.cart.AddCartLine;
import io.ikart.schemas.cart.Cart;
import io.ikart.schemas.cart.CartCheckedOut;
import io.ikart.schemas.cart.CartCreated;
import io.ikart.schemas.cart.CartExpired;
import io.ikart.schemas.cart.CartLineRemoved;
import io.ikart.schemas.cart.CartLineSet;
import io.ikart.schemas.cart.CartMerged;
import io.ikart.schemas.cart.CartOrdered;
import io.ikart.schemas.cart.CartReopened;
import io.ikart.schemas.cart.CartShippingChosen;
import io.ikart.schemas.cart.CartTakenIn;
import io.ikart.schemas.cart.ChangeCartLine;
import io.ikart.schemas.cart.CheckOut;
import io.ikart.schemas.cart.ChooseShipping;
import io.ikart.schemas.cart.CompleteCart;
import io.ikart.schemas.cart.CreateCart;
import io.ikart.schemas.cart.MergeCart;
import io.ikart.schemas.cart.RefuseMerge;
import io.ikart.schemas.cart.RemoveCartLine;
import io.ikart.schemas.cart.ReopenCart;
import io.ikart.schemas.cart.TakeInCart;
import io.ikart.schemas.common.DeadlinePassed;
import io.ikart.topologies.kernel.Decider;

/** The cart: root with a subtotal, lines as parts keyed by offer id. */
public final class CartDecider {

  public static final Decider<Cart> CART =
      Decider.of("cart", Cart.class, "cart_")
          .on(CreateCart.class, CartRules::create)
          .on(AddCartLine.class, CartRules::add)
          .on(ChangeCartLine.class, CartRules::change)
          .on(RemoveCartLine.class, CartRules::remove)
          .on(ChooseShipping.class, ShippingChoiceRules::choose)
          .on(MergeCart.class, MergeRules::merge)
          .on(TakeInCart.class, MergeRules::takeIn)
          .on(RefuseMerge.class, MergeRules::refused)
          .onceForEver(CheckOut.class, CheckOutRules::checkOut)
          .on(ReopenCart.class, CheckOutRules::reopen)
          .on(CompleteCart.class, CheckOutRules::complete)
          .on(DeadlinePassed.class, CartRules::expire)
          .when(CartCreated.class, CartFold::created)
          .when(CartLineSet.class, CartFold::lineSet)
          .when(CartLineRemoved.class, CartFold::lineRemoved)
          .when(CartShippingChosen.class, CartFold::shippingChosen)
          .when(CartCheckedOut.class, CartFold::checkedOut)
          .when(CartReopened.class, CartFold::reopened)
          .when(CartOrdered.class, CartFold::ordered)
          .when(CartExpired.class, CartFold::expired)
          .when(CartMerged.class, CartFold::merged)
          .when(CartTakenIn.class, CartFold::takenIn)
          .waitingUntil(CartRules::expiry)
          .flawless(CartRules::flaw);

  private CartDecider() {}
}
