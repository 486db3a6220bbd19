package io.ikart.topologies.kernel;

import static io.ikart.schemas.topic.CheckoutTopics.CART_EVENTS;
import static io.ikart.schemas.topic.CheckoutTopics.CHECKOUT_COMMANDS;
import static io.ikart.schemas.topic.CheckoutTopics.ORDER_EVENTS;
import static io.ikart.topologies.kernel.Decision.accept;
import static io.ikart.topologies.shop.Shop.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.ikart.schemas.Ids;
import io.ikart.schemas.cart.Cart;
import io.ikart.schemas.cart.CartCreated;
import io.ikart.schemas.cart.CartStatus;
import io.ikart.schemas.cart.CreateCart;
import io.ikart.schemas.common.CommandMeta;
import io.ikart.schemas.common.DeadLetter;
import io.ikart.schemas.common.Money;
import io.ikart.schemas.order.CancelOrder;
import io.ikart.schemas.order.Order;
import io.ikart.schemas.serde.AvroWire;
import io.ikart.schemas.serde.LocalSchemas;
import io.ikart.topologies.shop.Driver;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

/**
 * A command that is accepted, but whose consequence in a co-keyed aggregate fails, leaves no trace:
 * no state, no event, no message.
 */
class HalfDoneTest {

  private static final String CART = Ids.cart(Ids.ulid(1, 1));

  private static final Decider<Cart> CARTS =
      Decider.of("cart", Cart.class, "cart_")
          .on(
              CreateCart.class,
              (cart, command, context) ->
                  accept(new CartCreated(context.meta(), "c", "GBP", "default", NOON))
                      .sending(new CancelOrder(context.to(Ids.order(CART, 1)), "")))
          .when(
              CartCreated.class,
              (cart, event, parts) ->
                  new Cart(
                      CART,
                      "c",
                      CartStatus.ACTIVE,
                      "GBP",
                      "default",
                      0,
                      new Money(0L, "GBP"),
                      0,
                      "",
                      NOON,
                      0,
                      0L,
                      null,
                      "",
                      List.of()));

  private static Application with(Decider<Order> orders) {
    return new Application(
        "half-done",
        List.of(CHECKOUT_COMMANDS),
        List.of(
            new Hosted<>(CARTS, Policies.of(Cart.class)),
            new Hosted<>(orders, Policies.of(Order.class))),
        List.of(CART_EVENTS, ORDER_EVENTS),
        List.of());
  }

  private static void leavesNothing(Decider<Order> orders, String reason) {
    var wire = new AvroWire(new LocalSchemas());
    var resources = new Resources(wire, new KernelMeters(new SimpleMeterRegistry()));
    try (var driver = new Driver(with(orders), resources, NOON)) {
      var meta = new CommandMeta(CART, "create", "create", "me", NOON, Instant.EPOCH, 1L, "");
      var create = new CreateCart(meta, "c", "GBP", "default");

      driver.pipe(
          CHECKOUT_COMMANDS, Ids.partitionKey(CART), wire.encode(create), new RecordHeaders());

      assertThat(driver.aggregates(wire).aggregate(CART)).isEmpty();
      assertThat(driver.written(wire))
          .singleElement()
          .satisfies(sent -> assertThat(((DeadLetter) sent.value()).getReason()).contains(reason));
    }
  }

  @Test
  void aRuleThatThrows() {
    leavesNothing(
        Decider.of("order", Order.class, "order_")
            .on(
                CancelOrder.class,
                (order, command, context) -> {
                  throw new IllegalArgumentException("a rule that throws");
                }),
        "a rule that throws");
  }

  @Test
  void aPolicyWhoseCommandIsRefused() {
    leavesNothing(
        Decider.of("order", Order.class, "order_")
            .on(
                CancelOrder.class,
                (order, command, context) -> Decision.refuse(Problem.INVALID_TRANSITION)),
        "refused a command of a policy");
  }

  @Test
  void anEventNobodyFolds() {
    leavesNothing(
        Decider.of("order", Order.class, "order_")
            .on(
                CancelOrder.class,
                (order, command, context) ->
                    accept(new CartCreated(context.meta(), "c", "GBP", "default", NOON))),
        "does not fold");
  }
}
