package io.ikart.topologies.kernel;

import static io.ikart.topologies.shop.Shopper.accepted;
import static org.assertj.core.api.Assertions.assertThat;

import io.ikart.schemas.cart.CheckOut;
import io.ikart.schemas.common.CommandMeta;
import io.ikart.schemas.common.Reply;
import io.ikart.schemas.common.StoredAggregate;
import io.ikart.schemas.stock.AdjustStock;
import io.ikart.schemas.stock.ReceiveStock;
import io.ikart.schemas.stock.StockReceived;
import io.ikart.topologies.shop.Shop;
import io.ikart.topologies.shop.Shopper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A command that comes again gets the answer it got before, and changes nothing. */
class CommandMemoryTest {

  private final Shop shop = new Shop();
  private final Shopper shopper = new Shopper(shop);

  @BeforeEach
  void fill() {
    shopper.sells("TEA", 450, 10);
  }

  @AfterEach
  void close() {
    shop.close();
  }

  private Reply receive(String commandId) {
    return shop.send(new ReceiveStock(shop.meta("TEA", commandId), "main", 1L, "", null));
  }

  @Test
  void theSameCommandGetsTheSameReplyAndNoEvent() {
    var first = accepted(receive("once"));
    int events = shop.events().size();

    var again = receive("once");

    assertThat(again.getReplayed()).isTrue();
    assertThat(first.getReplayed()).isFalse();
    assertThat(again.getTouched()).isEqualTo(first.getTouched());
    assertThat(shop.events()).hasSize(events);
    assertThat(shopper.stock("TEA").getOnHand()).isEqualTo(11);
  }

  @Test
  void theSameKeyWithAnotherBodyIsRefused() {
    accepted(receive("once"));
    var meta = CommandMeta.newBuilder(shop.meta("TEA", "once")).setFingerprint(8L).build();

    var other = shop.send(new ReceiveStock(meta, "main", 2L, "", null));

    assertThat(other.getCode()).isEqualTo("idempotency_key_reused");
    assertThat(shopper.stock("TEA").getOnHand()).isEqualTo(11);
    assertThat(receive("once").getReplayed()).isTrue();
  }

  @Test
  void aRefusalIsRememberedToo() {
    var refused = shop.send(new AdjustStock(shop.meta("TEA", "once"), "main", -11L, "count"));
    assertThat(refused.getCode()).isEqualTo("out_of_stock");
    shopper.receive("TEA", "main", 100, null);

    var again = shop.send(new AdjustStock(shop.meta("TEA", "once"), "main", -11L, "count"));

    assertThat(again.getCode()).isEqualTo("out_of_stock");
    assertThat(again.getDetails()).isEqualTo(refused.getDetails());
    assertThat(again.getReplayed()).isTrue();
  }

  @Test
  void theSixtyFifthOrdinaryCommandForgetsTheFirst() {
    accepted(receive("first"));
    for (int number = 2; number <= 64; number++) {
      accepted(receive("later-" + number));
    }
    assertThat(receive("first").getReplayed()).isTrue();

    accepted(receive("later-65"));

    assertThat(receive("later-2").getReplayed()).isTrue();
    assertThat(receive("first").getReplayed()).isFalse();
    assertThat(shop.written(StockReceived.class)).hasSize(1 + 64 + 1 + 1);
  }

  @Test
  void aCheckoutIsNeverForgotten() {
    var cart = shopper.cartWith("TEA");
    shopper.offers("TEA", true, 500);
    var refused = shop.send(new CheckOut(shop.meta(cart, "checkout"), "tok_approve", null, ""));
    assertThat(refused.getCode()).isEqualTo("price_changed");
    shopper.offers("TEA", true, 450);
    accepted(shop.send(new CheckOut(shop.meta(cart, "paid"), "tok_approve", null, "")));
    shop.settle();
    for (int number = 0; number < 100; number++) {
      shopper.add(cart, "TEA", 1);
    }

    assertThat(shop.send(new CheckOut(shop.meta(cart, "paid"), "tok_approve", null, "")))
        .matches(Reply::getReplayed)
        .matches(reply -> reply.getCode().isEmpty());
  }

  @Test
  void refusedCheckoutsDoNotMakeARootGrowWithoutBound() {
    var cart = shopper.cartWith("TEA");
    shopper.offers("TEA", true, 500);
    for (int number = 0; number < 100; number++) {
      assertThat(shopper.checkOut(cart, "tok_approve").getCode()).isEqualTo("price_changed");
    }

    assertThat(shop.stored("checkout", cart).map(StoredAggregate::getHandled).orElseThrow())
        .hasSize(64);
  }

  @Test
  void aStaleEntityTagIsRefusedWithTheCurrentOneAndNotRemembered() {
    var before = accepted(receive("one")).getTouched().get(0).getEtag();
    var now = accepted(receive("two")).getTouched().get(0).getEtag();
    var stale = CommandMeta.newBuilder(shop.meta("TEA", "three")).setIfMatch(before).build();
    var fresh = CommandMeta.newBuilder(shop.meta("TEA", "three")).setIfMatch(now).build();

    var refused = shop.send(new ReceiveStock(stale, "main", 1L, "", null));

    assertThat(refused.getCode()).isEqualTo("version_mismatch");
    assertThat(refused.getDetails()).containsEntry("etag", now);
    assertThat(refused.getTouched().get(0).getEtag()).isEqualTo(now);
    accepted(shop.send(new ReceiveStock(fresh, "main", 1L, "", null)));
  }

  @Test
  void memorySurvivesARestart() {
    accepted(receive("once"));

    shop.restart("stock");

    assertThat(receive("once").getReplayed()).isTrue();
  }
}
