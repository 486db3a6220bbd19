package io.ikart.topologies.kernel;

import static io.ikart.schemas.topic.OperationsTopics.REPLIES_TO_EDGES;
import static org.assertj.core.api.Assertions.assertThat;

import io.ikart.schemas.Envelopes;
import io.ikart.schemas.Headers;
import io.ikart.schemas.common.DeadlinePassed;
import io.ikart.schemas.common.Reply;
import io.ikart.topologies.shop.Message;
import io.ikart.topologies.shop.Shop;
import io.ikart.topologies.shop.Shopper;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every record an application writes can be relied on to say. */
class EventLogTest {

  private final Shop shop = new Shop();
  private final Shopper shopper = new Shopper(shop);

  @BeforeEach
  void aDayInTheShop() {
    shopper.sells("TEA", 450, 3).sells("MUG", 1200, 1);
    var cancelled = shopper.orders(shopper.cartWith("TEA", "MUG"), "tok_approve");
    shopper.cancel(cancelled);
    shopper.orders(shopper.cartWith("TEA", "TEA", "TEA", "TEA", "MUG"), "tok_approve");
    shopper.retry(shopper.orders(shopper.cartWith("TEA"), "tok_decline"), "tok_lost");
    shop.pass(Duration.ofSeconds(30)).settle();
  }

  @AfterEach
  void close() {
    shop.close();
  }

  @Test
  void versionsOfAnAggregateAreOneTwoThreeWithoutGaps() {
    var last = new HashMap<String, Long>();
    for (var event : shop.events()) {
      var meta = Envelopes.ofEvent(event);
      long before = last.getOrDefault(meta.getAggregateId(), 0L);
      assertThat(meta.getVersion()).as(meta.getAggregateId()).isEqualTo(before + 1);
      last.put(meta.getAggregateId(), meta.getVersion());
    }
    assertThat(last.keySet()).hasSizeGreaterThan(10);
  }

  @Test
  void theStoredVersionIsTheLastEventsVersion() {
    for (var event : shop.events()) {
      var meta = Envelopes.ofEvent(event);
      var application = applicationOf(meta.getAggregateId());
      assertThat(shop.stored(application, meta.getAggregateId()).orElseThrow().getVersion())
          .isGreaterThanOrEqualTo(meta.getVersion());
    }
  }

  private static String applicationOf(String id) {
    return id.startsWith("prod_") ? "catalog" : id.contains("_") ? "checkout" : "stock";
  }

  @Test
  void everyRecordNamesTheRecordThatCausedIt() {
    var caused =
        shop.written().stream().filter(sent -> !(sent.value() instanceof DeadlinePassed)).toList();

    assertThat(caused).allSatisfy(sent -> assertThat(causeOf(sent)).matches("[a-z.]+-0@[0-9]+"));
  }

  private static String causeOf(Message sent) {
    return new String(sent.headers().lastHeader(Headers.CAUSE).value(), StandardCharsets.UTF_8);
  }

  @Test
  void everythingAfterACheckoutIsCausedByIt() {
    var cart = shopper.cartWith("MUG");
    int before = shop.written().size();
    var reply = shopper.checkOut(cart, "tok_approve");
    shop.settle();

    var after = List.copyOf(shop.written().subList(before, shop.written().size()));
    for (var sent : after) {
      if (sent.topic() != REPLIES_TO_EDGES) {
        var causedBy =
            Envelopes.isEvent(sent.value())
                ? Envelopes.ofEvent(sent.value()).getCausedBy()
                : Envelopes.ofCommand(sent.value()).getCausedBy();
        assertThat(causedBy).isEqualTo(reply.getCommandId());
      }
    }
    assertThat(after).hasSizeGreaterThan(10);
  }

  @Test
  void noTwoCommandsOfPoliciesShareAnId() {
    var ids = new HashSet<String>();
    for (var sent : shop.written()) {
      if (Envelopes.isCommand(sent.value())) {
        assertThat(ids.add(Envelopes.ofCommand(sent.value()).getCommandId())).isTrue();
      }
    }
  }

  @Test
  void everyCommandHasOneReply() {
    var ids = new HashSet<String>();
    for (var reply : shop.written(Reply.class)) {
      assertThat(ids.add(reply.getCommandId())).isTrue();
    }
  }
}
