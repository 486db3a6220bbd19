package io.ikart.topologies.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import io.ikart.schemas.common.StoredAggregate;
import io.ikart.schemas.serde.AvroWire;
import io.ikart.schemas.serde.LocalSchemas;
import io.ikart.schemas.stock.Hold;
import io.ikart.schemas.stock.HoldStatus;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.junit.jupiter.api.Test;

/** What a task keeps decoded is what its store has, and no more than it may keep. */
class WorkingSetTest {

  private static final Bytes FIRST = StoreKeys.part("TEA", "first");
  private static final Bytes SECOND = StoreKeys.part("TEA", "second");

  private final AvroWire wire = new AvroWire(new LocalSchemas());
  private final CountingStore store = new CountingStore();
  private final WorkingSet set = new WorkingSet(new AggregateStore(store, wire), wire, 1_000);

  private static Hold hold(long units) {
    return new Hold(
        "order", HoldStatus.HELD, 0, units, List.of(), Instant.EPOCH, 0L, 0L, List.of());
  }

  private void write(Bytes key, Hold value) {
    store.put(key, wire.encode(value));
    set.written(key, value, 600);
  }

  @Test
  void whatWasWrittenIsNotReadAgain() {
    write(FIRST, hold(1));

    assertThat(set.part("TEA", "first")).contains(hold(1));
    assertThat(store.reads()).isZero();
  }

  @Test
  void anAggregateIsReadOnce() {
    var root = ByteBuffer.wrap(wire.encode(hold(1)));
    store.put(
        StoreKeys.aggregate("TEA"), wire.encode(new StoredAggregate(7L, "7-x", List.of(), root)));

    var first = set.aggregate("TEA").orElseThrow();
    var again = set.aggregate("TEA").orElseThrow();

    assertThat(first.version()).isEqualTo(7);
    assertThat(first.root()).isEqualTo(hold(1));
    assertThat(again).isSameAs(first);
    assertThat(store.reads()).isEqualTo(1);
  }

  @Test
  void whatIsNotThereIsLookedForEachTime() {
    assertThat(set.aggregate("TEA")).isEmpty();
    assertThat(set.aggregate("TEA")).isEmpty();

    assertThat(store.reads()).isEqualTo(2);
  }

  @Test
  void whatWasUsedLongestAgoMakesRoomAndIsFoundInTheStore() {
    write(FIRST, hold(1));
    write(SECOND, hold(2));

    assertThat(set.part("TEA", "first")).contains(hold(1));
    assertThat(store.reads()).isEqualTo(1);
    assertThat(set.part("TEA", "second")).contains(hold(2));
    assertThat(store.reads()).isEqualTo(1);
  }

  @Test
  void whatIsWrittenAgainTakesItsPlace() {
    write(FIRST, hold(1));
    write(FIRST, hold(5));

    assertThat(set.part("TEA", "first")).contains(hold(5));
    assertThat(store.reads()).isZero();
  }

  @Test
  void whatWasDeletedIsGone() {
    write(FIRST, hold(1));
    store.delete(FIRST);
    set.written(FIRST, null, 0);

    assertThat(set.part("TEA", "first")).isEmpty();
  }
}
