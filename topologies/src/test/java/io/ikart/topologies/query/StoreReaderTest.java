package io.ikart.topologies.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.ikart.schemas.catalog.Offer;
import io.ikart.schemas.common.BlockedKey;
import io.ikart.schemas.common.Money;
import io.ikart.schemas.common.Review;
import io.ikart.schemas.common.StoredAggregate;
import io.ikart.schemas.common.Touched;
import io.ikart.schemas.query.QueryKind;
import io.ikart.schemas.query.QueryPart;
import io.ikart.schemas.query.QueryRequest;
import io.ikart.schemas.query.QueryStatus;
import io.ikart.schemas.serde.AvroWire;
import io.ikart.schemas.serde.LocalSchemas;
import io.ikart.schemas.stock.Hold;
import io.ikart.schemas.stock.HoldStatus;
import io.ikart.schemas.stock.StockItem;
import io.ikart.topologies.kernel.CountingStore;
import io.ikart.topologies.kernel.StoreKeys;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Answers from one store: pages, versions that must have been reached, blocked keys. */
class StoreReaderTest {

  private final AvroWire wire = new AvroWire(new LocalSchemas());
  private final CountingStore store = new CountingStore();
  private final StoreReader reader = new StoreReader(wire);

  @BeforeEach
  void fill() {
    var tea =
        new StockItem("TEA", 9L, 0L, 5L, false, List.of(), Instant.EPOCH, "", 5L, Instant.EPOCH);
    var stored = new StoredAggregate(7L, "7-abc", List.of(), ByteBuffer.wrap(wire.encode(tea)));
    store.put(StoreKeys.aggregate("TEA"), wire.encode(stored));
    for (var order : List.of("order_a", "order_b", "order_c", "order_d", "order_e")) {
      var hold =
          new Hold(order, HoldStatus.HELD, 0, 1L, List.of(), Instant.EPOCH, 0L, 0L, List.of());
      store.put(StoreKeys.part("TEA", order), wire.encode(hold));
    }
  }

  private static QueryRequest.Builder ask(String id) {
    return QueryRequest.newBuilder()
        .setApplication("stock")
        .setKind(QueryKind.AGGREGATE)
        .setKey(id)
        .setId(id);
  }

  private QueryStatus atLeast(String id, long version, String etag) {
    var question = ask("TEA").setAtLeast(List.of(new Touched(id, version, etag))).build();
    return reader.aggregate(store, question).getStatus();
  }

  @Test
  void anAggregateIsGivenWithItsVersionAndTag() {
    var answer = reader.aggregate(store, ask("TEA").build());

    assertThat(answer.getStatus()).isEqualTo(QueryStatus.OK);
    assertThat(answer.getVersion()).isEqualTo(7);
    assertThat(answer.getEtag()).isEqualTo("7-abc");
    assertThat(((StockItem) wire.decode(answer.getRoot())).getOnHand()).isEqualTo(9);
    assertThat(answer.getParts()).isEmpty();
  }

  @Test
  void partsComeInPagesThatFollowEachOther() {
    var first = reader.aggregate(store, ask("TEA").setParts(2).build());
    var second = reader.aggregate(store, ask("TEA").setParts(2).setAfter("order_b").build());
    var last = reader.aggregate(store, ask("TEA").setParts(2).setAfter("order_d").build());

    assertThat(first.getParts()).extracting(QueryPart::getId).containsExactly("order_a", "order_b");
    assertThat(first.getMore()).isTrue();
    assertThat(second.getParts())
        .extracting(QueryPart::getId)
        .containsExactly("order_c", "order_d");
    assertThat(last.getParts()).extracting(QueryPart::getId).containsExactly("order_e");
    assertThat(last.getMore()).isFalse();
  }

  @Test
  void aPageThatEndsTheListSaysSo() {
    assertThat(reader.aggregate(store, ask("TEA").setParts(5).build()).getMore()).isFalse();
    assertThat(reader.aggregate(store, ask("TEA").setParts(4).build()).getMore()).isTrue();
  }

  @Test
  void whatIsNotThereIsNotFoundUnlessAVersionOfItIsAwaited() {
    assertThat(reader.aggregate(store, ask("MUG").build()).getStatus())
        .isEqualTo(QueryStatus.NOT_FOUND);
    var awaited = ask("MUG").setAtLeast(List.of(new Touched("MUG", 1L, ""))).build();
    assertThat(reader.aggregate(store, awaited).getStatus()).isEqualTo(QueryStatus.BEHIND);
  }

  @Test
  void aVersionThatHasNotComeIsBehind() {
    assertThat(atLeast("TEA", 8, "")).isEqualTo(QueryStatus.BEHIND);
    assertThat(atLeast("TEA", 7, "")).isEqualTo(QueryStatus.OK);
    assertThat(atLeast("TEA", 6, "6-old")).isEqualTo(QueryStatus.OK);
    assertThat(atLeast("MUG", 99, "")).isEqualTo(QueryStatus.OK);
  }

  @Test
  void theSameVersionOfAnotherFactIsBehind() {
    assertThat(atLeast("TEA", 7, "7-other")).isEqualTo(QueryStatus.BEHIND);
    assertThat(atLeast("TEA", 7, "7-abc")).isEqualTo(QueryStatus.OK);
  }

  @Test
  void blockedKeysAreListedWithTheirReasons() {
    for (var key : List.of("MUG", "CUP")) {
      var why = new BlockedKey("broken", "stock.commands", 0, 5L, Instant.EPOCH, 2L);
      store.put(StoreKeys.blocked(key), wire.encode(why));
    }

    var answer = reader.blockedKeys(store);

    assertThat(answer.getParts()).extracting(QueryPart::getId).containsExactly("CUP", "MUG");
    assertThat(wire.decode(answer.getParts().get(0).getValue()))
        .isInstanceOfSatisfying(
            BlockedKey.class, why -> assertThat(why.getReason()).isEqualTo("broken"));
    assertThat(answer.getMore()).isFalse();
  }

  @Test
  void whatAPersonMustLookAtIsListedPageByPage() {
    for (var payment : List.of("pay_c", "pay_a", "pay_b")) {
      store.put(
          Bytes.wrap(("R" + payment).getBytes(StandardCharsets.UTF_8)),
          wire.encode(new Review("no answer", Instant.EPOCH)));
    }

    var first = reader.reviews(store, ask("").setParts(2).build());
    var rest = reader.reviews(store, ask("").setParts(2).setAfter("pay_b").build());

    assertThat(first.getParts()).extracting(QueryPart::getId).containsExactly("pay_a", "pay_b");
    assertThat(first.getMore()).isTrue();
    assertThat(rest.getParts()).extracting(QueryPart::getId).containsExactly("pay_c");
    assertThat(rest.getMore()).isFalse();
  }

  @Test
  void offersAreGivenAsFarAsThisInstanceKnowsThem() {
    var offer =
        new Offer("o1", "prod_1", 1L, "TEA", "Tea", "default", new Money(450L, "GBP"), true, "", 0);
    store.put(Bytes.wrap("o1".getBytes(StandardCharsets.UTF_8)), wire.encode(offer));

    var answer = reader.offers(store, ask("o1,o2").build());

    assertThat(answer.getParts()).extracting(QueryPart::getId).containsExactly("o1");
    assertThat(wire.decode(answer.getParts().get(0).getValue())).isEqualTo(offer);
  }
}
