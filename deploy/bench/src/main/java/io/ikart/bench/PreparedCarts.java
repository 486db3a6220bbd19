package io.ikart.bench;

import io.ikart.schemas.Ids;
import io.ikart.schemas.cart.AddCartLine;
import io.ikart.schemas.cart.CartLineSet;
import io.ikart.schemas.cart.CreateCart;
import io.ikart.schemas.topic.CheckoutTopics;
import io.ikart.tools.Patience;
import io.ikart.tools.log.EventLog;
import io.ikart.tools.shop.Shop;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Carts filled beforehand, so that only what follows the checkout is measured. Their ids are new
 * each time, their content is the same for the same seed.
 */
final class PreparedCarts {

  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private PreparedCarts() {}

  /**
   * Fills carts by commands and waits until the shop has every line.
   *
   * @return ids of the carts
   */
  static List<String> fill(EventLog log, CommandLog commands, BenchGoods goods, Load load)
      throws InterruptedException, TimeoutException, IOException {
    var random = new SplittableRandom();
    var picker = new KeyPicker(load.keys(), goods.count(), load.seed());
    var ids = new ArrayList<String>(load.operations());
    for (int i = 0; i < load.operations(); i++) {
      ids.add(Ids.cart(Ids.ulid(System.currentTimeMillis(), random.nextLong())));
    }
    var mine = new HashSet<>(ids);
    var filled = new AtomicLong();
    try (var follower =
        log.followFromNow(
            List.of(CheckoutTopics.CART_EVENTS),
            record -> {
              if (record.value() instanceof CartLineSet set
                  && mine.contains(set.getMeta().getAggregateId())) {
                filled.incrementAndGet();
              }
            })) {
      ids.forEach(cartId -> send(commands, picker, load.lines(), goods, cartId));
      commands.flush();
      new Patience(PATIENCE)
          .until(
              "all lines in the carts",
              () ->
                  filled.get() >= (long) load.operations() * load.lines()
                      || follower.stopped().isDone());
    }
    return ids;
  }

  private static void send(
      CommandLog commands, KeyPicker picker, int lines, BenchGoods goods, String cartId) {
    commands.command(
        CheckoutTopics.CHECKOUT_COMMANDS,
        new CreateCart(
            CommandLog.meta(cartId),
            "guest_" + Ids.partitionKey(cartId),
            Shop.CURRENCY,
            Shop.PRICE_LIST));
    for (int number : picker.pick(lines)) {
      commands.command(
          CheckoutTopics.CHECKOUT_COMMANDS,
          new AddCartLine(CommandLog.meta(cartId), goods.offer(number), (long) picker.units()));
    }
  }
}
