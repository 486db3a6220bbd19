package io.ikart.topologies.checkout.cart;

import static io.ikart.topologies.kernel.Decision.accept;
import static io.ikart.topologies.kernel.Decision.nothingNew;
import static io.ikart.topologies.kernel.Decision.refuse;

import io.ikart.schemas.cart.Cart;
import io.ikart.schemas.cart.CartShippingChosen;
import io.ikart.schemas.cart.CartStatus;
import io.ikart.schemas.cart.CheckOut;
import io.ikart.schemas.cart.ChooseShipping;
import io.ikart.schemas.shipping.ChosenShipping;
import io.ikart.schemas.shipping.Quotes;
import io.ikart.schemas.shipping.ShippingRate;
import io.ikart.schemas.shipping.ShippingRates;
import io.ikart.topologies.kernel.Context;
import io.ikart.topologies.kernel.Decision;
import io.ikart.topologies.kernel.Problem;
import java.util.Map;
import java.util.Optional;

/** How an order will be sent. Like a line, the choice has a quote, and checkout prices it again. */
final class ShippingChoiceRules {

  private static final String SHIPPING = "shipping";

  private ShippingChoiceRules() {}

  static Decision choose(Cart cart, ChooseShipping command, Context context) {
    if (cart == null || cart.getStatus() != CartStatus.ACTIVE) {
      return CartRules.refuseIn(cart);
    }
    var quoted = quote(cart, command.getCountry(), command.getService(), context);
    if (quoted.isEmpty()) {
      return unavailable(command.getCountry(), command.getService());
    }
    return quoted.get().equals(cart.getShipping())
        ? nothingNew()
        : accept(
            new CartShippingChosen(
                context.meta(), quoted.get(), context.now().plus(CartRules.LIFE)));
  }

  /** Why the cart cannot be checked out as it is to be sent; empty when nothing was chosen. */
  static Optional<Decision> objection(Cart cart, CheckOut command, Context context) {
    var chosen = cart.getShipping();
    if (chosen == null) {
      return Optional.empty();
    }
    var country = command.getCountry();
    if (!country.isEmpty() && !country.equals(chosen.getCountry())) {
      var expected = "sending was chosen for " + chosen.getCountry();
      return Optional.of(refuse(Problem.VALIDATION_FAILED, Map.of("country", expected)));
    }
    var now = now(cart, context);
    if (now.isEmpty()) {
      return Optional.of(unavailable(chosen.getCountry(), chosen.getService()));
    }
    long quoted = chosen.getPrice().getAmount();
    long price = now.get().getPrice().getAmount();
    return price > quoted
        ? Optional.of(refuse(Problem.PRICE_CHANGED, Map.of(SHIPPING, quoted + " -> " + price)))
        : Optional.empty();
  }

  /** The choice at today's price for what is in the cart today; a decrease is taken silently. */
  static Optional<ChosenShipping> now(Cart cart, Context context) {
    return Optional.ofNullable(cart.getShipping())
        .flatMap(chosen -> quote(cart, chosen.getCountry(), chosen.getService(), context));
  }

  private static Optional<ChosenShipping> quote(
      Cart cart, String country, String service, Context context) {
    return context
        .reference(cart.getCurrency(), ShippingRates.class)
        .flatMap(table -> Quotes.of(table, country, cart.getWeightG(), service))
        .map(rate -> chosen(country, rate));
  }

  private static ChosenShipping chosen(String country, ShippingRate rate) {
    return new ChosenShipping(
        country,
        rate.getService(),
        rate.getTitle(),
        rate.getCarrier(),
        rate.getCarrierService(),
        rate.getPrice());
  }

  private static Decision unavailable(String country, String service) {
    return refuse(Problem.SHIPPING_UNAVAILABLE, Map.of("country", country, "service", service));
  }
}
