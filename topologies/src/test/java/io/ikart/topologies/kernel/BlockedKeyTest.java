package io.ikart.topologies.kernel;

import static io.ikart.schemas.topic.CatalogTopics.OFFERS_TABLE;
import static io.ikart.schemas.topic.StockTopics.STOCK_COMMANDS;
import static io.ikart.topologies.shop.Shopper.accepted;
import static org.assertj.core.api.Assertions.assertThat;

import io.ikart.schemas.Ids;
import io.ikart.schemas.cart.AddCartLine;
import io.ikart.schemas.common.BlockedKey;
import io.ikart.schemas.common.DeadLetter;
import io.ikart.schemas.common.ReleaseBlockedKey;
import io.ikart.schemas.common.Reply;
import io.ikart.schemas.stock.AllocateStock;
import io.ikart.schemas.stock.ReceiveStock;
import io.ikart.schemas.stock.StockReceived;
import io.ikart.topologies.shop.Shop;
import io.ikart.topologies.shop.Shopper;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A bad record harms one key at most, and an operator can let that key go on. */
class BlockedKeyTest {

  private static final byte[] GARBAGE = "not avro".getBytes(StandardCharsets.UTF_8);
  private static final byte[] UNKNOWN_SCHEMA =
      ByteBuffer.allocate(9).put((byte) 0).putInt(999_999).array();

  private final Shop shop = new Shop();
  private final Shopper shopper = new Shopper(shop);

  @BeforeEach
  void fill() {
    shopper.sells("TEA", 450, 10).sells("MUG", 1200, 10);
  }

  @AfterEach
  void close() {
    shop.close();
  }

  private Optional<Reply> receive(String sku, String commandId, long units) {
    return shop.trySend(
        new ReceiveStock(shop.meta(sku, commandId), "main", units, commandId, null));
  }

  private void poison() {
    shop.deliverRaw(STOCK_COMMANDS, "TEA", GARBAGE);
  }

  private Reply release(String id, boolean retry) {
    var reply = shop.send(new ReleaseBlockedKey(shop.meta(id), retry));
    shop.settle();
    return reply;
  }

  private Optional<BlockedKey> blocked(String application, String key) {
    return Optional.ofNullable(shop.store(application).get(StoreKeys.blocked(key)))
        .map(bytes -> (BlockedKey) shop.wire().decode(bytes));
  }

  @Test
  void garbageGoesToTheDeadLettersByteForByteAndBlocksItsKey() {
    poison();

    var letter = shop.written(DeadLetter.class).get(0);
    assertThat(letter.getValue()).isEqualTo(ByteBuffer.wrap(GARBAGE));
    assertThat(letter.getApplication()).isEqualTo("stock");
    assertThat(letter.getKey()).isEqualTo("TEA");
    assertThat(letter.getTopic()).isEqualTo("stock.commands");
    assertThat(letter.getReason()).contains("wire format");
    var block = blocked("stock", "TEA").orElseThrow();
    assertThat(block.getOffset()).isEqualTo(letter.getOffset());
    assertThat(block.getParked()).isEqualTo(1);
  }

  @Test
  void anUnknownSchemaBlocksItsKey() {
    shop.deliverRaw(STOCK_COMMANDS, "TEA", UNKNOWN_SCHEMA);

    assertThat(shop.written(DeadLetter.class)).hasSize(1);
    assertThat(blocked("stock", "TEA")).isPresent();
  }

  @Test
  void aRuleThatThrowsRefusesItsSenderAndBlocksItsKey() {
    var reply = shop.send(new AllocateStock(shop.meta("TEA"), Ids.order(shopper.cart(), 1)));

    assertThat(reply.getCode()).isEqualTo("unavailable");
    assertThat(blocked("stock", "TEA").orElseThrow().getReason()).contains("no live hold");
  }

  @Test
  void onlyThatKeyIsBlocked() {
    poison();

    assertThat(receive("TEA", "waits", 1)).isEmpty();
    assertThat(receive("MUG", "goes on", 1)).isPresent();
    assertThat(shopper.stock("TEA").getOnHand()).isEqualTo(10);
    assertThat(shopper.stock("MUG").getOnHand()).isEqualTo(11);
  }

  @Test
  void aReleasedKeyCatchesUpInOrderWithoutTheBadRecord() {
    poison();
    receive("TEA", "one", 1);
    receive("TEA", "two", 2);
    receive("TEA", "three", 3);

    accepted(release("TEA", false));

    assertThat(shop.written(StockReceived.class))
        .extracting(StockReceived::getReference)
        .endsWith("one", "two", "three");
    assertThat(shop.replies("two")).hasSize(1);
    assertThat(blocked("stock", "TEA")).isEmpty();
    assertThat(receive("TEA", "four", 4)).isPresent();
    assertThat(shop.dump("stock").keySet()).noneMatch(key -> key.startsWith("51"));
  }

  @Test
  void aRecordThatFailsAgainBlocksItsKeyAgainAndTheOthersKeepTheirPlaces() {
    poison();
    receive("TEA", "one", 1);
    receive("TEA", "two", 2);

    release("TEA", true);

    assertThat(blocked("stock", "TEA").orElseThrow().getParked()).isEqualTo(3);
    assertThat(shop.written(DeadLetter.class)).hasSize(2);
    assertThat(shopper.stock("TEA").getOnHand()).isEqualTo(10);
    release("TEA", false);
    assertThat(shop.written(StockReceived.class))
        .extracting(StockReceived::getReference)
        .endsWith("one", "two");
  }

  @Test
  void aRecordWhoseCauseIsMendedIsRetriedAndAnswered() {
    var cart = shopper.cart();
    var offer = Shopper.offer("TEA");
    shop.deliverRaw(OFFERS_TABLE, offer, GARBAGE);
    var add = new AddCartLine(shop.meta(cart, "add"), offer, 1L);
    assertThat(shop.send(add).getCode()).isEqualTo("unavailable");
    assertThat(shopper.add(shopper.cart(), "MUG", 1).getCode()).isEmpty();
    shopper.offers("TEA", true, 460);

    accepted(release(cart, true));

    assertThat(shop.replies("add")).extracting(Reply::getCode).containsExactly("unavailable", "");
    assertThat(shop.parts("checkout", cart)).containsOnlyKeys(offer);
  }

  @Test
  void aSecondBadRecordAmongThoseThatWaitBlocksTheKeyFromThereOn() {
    poison();
    receive("TEA", "one", 1);
    poison();
    receive("TEA", "two", 2);

    release("TEA", false);

    assertThat(shopper.stock("TEA").getOnHand()).isEqualTo(11);
    assertThat(blocked("stock", "TEA").orElseThrow().getParked()).isEqualTo(2);
    release("TEA", false);
    assertThat(shopper.stock("TEA").getOnHand()).isEqualTo(13);
  }

  @Test
  void aBlockSurvivesARestart() {
    poison();
    receive("TEA", "one", 1);

    shop.restart("stock");

    assertThat(receive("TEA", "two", 2)).isEmpty();
    accepted(release("TEA", false));
    assertThat(shopper.stock("TEA").getOnHand()).isEqualTo(13);
  }

  @Test
  void aKeyThatIsNotBlockedMayBeReleased() {
    accepted(release("TEA", true));

    assertThat(receive("TEA", "one", 1)).isPresent();
  }

  @Test
  void aTombstoneIsALetterButBlocksNothing() {
    shop.deliverRaw(STOCK_COMMANDS, "TEA", null);
    shop.deliverRaw(STOCK_COMMANDS, null, GARBAGE);

    assertThat(shop.written(DeadLetter.class)).hasSize(2);
    assertThat(receive("TEA", "one", 1)).isPresent();
  }

  @Test
  void aThrowLeavesNothingHalfDone() {
    var before = shop.dump("stock");
    int written = shop.written().size();

    shop.trySend(new AllocateStock(shop.meta("TEA"), Ids.order(Ids.cart(Ids.ulid(9, 9)), 1)));

    var after = shop.dump("stock");
    after.keySet().removeIf(key -> key.startsWith("42") || key.startsWith("51"));
    assertThat(after).usingRecursiveComparison().isEqualTo(before);
    assertThat(shop.written().subList(written, shop.written().size()))
        .extracting(sent -> sent.value().getClass().getSimpleName())
        .containsExactlyInAnyOrder("DeadLetter", "Reply");
  }
}
