package io.ikart.topologies.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import io.ikart.schemas.serde.AvroWire;
import io.ikart.schemas.serde.LocalSchemas;
import io.ikart.schemas.stock.Hold;
import io.ikart.schemas.stock.HoldStatus;
import io.ikart.schemas.stock.StockItem;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Parts as a decider sees them: the store's, with what changed since laid over them. */
class PartsOverlayTest {

  private static final Hosted<StockItem> STOCK =
      new Hosted<>(Decider.of("stock", StockItem.class, ""), Policies.of(StockItem.class));

  private final AvroWire wire = new AvroWire(new LocalSchemas());
  private final CountingStore store = new CountingStore();
  private LoadedAggregate tea;

  @BeforeEach
  void fill() {
    for (var id : List.of("b", "d", "f")) {
      store.put(StoreKeys.part("TEA", id), wire.encode(hold(id, 1)));
    }
    store.put(StoreKeys.part("TEA2", "a"), wire.encode(hold("a", 1)));
    store.put(StoreKeys.part("TE", "z"), wire.encode(hold("z", 1)));
    var stored = new AggregateStore(store, wire);
    tea = new LoadedAggregate("TEA", STOCK, new WorkingSet(stored, wire, 0), wire);
  }

  private static Hold hold(String order, long units) {
    return new Hold(order, HoldStatus.HELD, 0, units, List.of(), Instant.EPOCH, 0L, 0L, List.of());
  }

  private List<String> ids(String after, int limit) {
    return tea.parts(after, limit).stream().map(Parts.Part::id).toList();
  }

  @Test
  void aScanGivesThisAggregatesPartsInOrderAndNoOthers() {
    assertThat(ids("", 10)).containsExactly("b", "d", "f");
    assertThat(ids("b", 10)).containsExactly("d", "f");
    assertThat(ids("c", 1)).containsExactly("d");
  }

  @Test
  void newPartsStandInTheirPlaces() {
    tea.put("a", hold("a", 1));
    tea.put("e", hold("e", 1));

    assertThat(ids("", 10)).containsExactly("a", "b", "d", "e", "f");
    assertThat(ids("", 2)).containsExactly("a", "b");
    assertThat(ids("d", 1)).containsExactly("e");
  }

  @Test
  void droppedPartsAreGoneAndDoNotShortenAPage() {
    tea.drop("b");
    tea.drop("d");

    assertThat(ids("", 1)).containsExactly("f");
    assertThat(tea.part("b", Hold.class)).isEmpty();
  }

  @Test
  void aReplacedPartIsSeenAsItIsNow() {
    tea.put("d", hold("d", 7));

    assertThat(tea.part("d", Hold.class)).map(Hold::getQuantity).hasValue(7L);
    assertThat(tea.parts("b", 1)).extracting(Parts.Part::value).containsExactly(hold("d", 7));
  }

  @Test
  void aPartDroppedAndPutAgainIsThere() {
    tea.drop("d");
    tea.put("d", hold("d", 2));

    assertThat(ids("", 10)).containsExactly("b", "d", "f");
  }

  @Test
  void nothingReachesTheStoreBeforeItIsPrepared() {
    tea.put("a", hold("a", 1));
    tea.drop("b");

    assertThat(store.get(StoreKeys.part("TEA", "a"))).isNull();
    assertThat(store.get(StoreKeys.part("TEA", "b"))).isNotNull();
  }

  @Test
  void partIdsMayHoldAnyCharacter() {
    tea.put("é\u0001~", hold("x", 1));

    assertThat(ids("f", 10)).containsExactly("é\u0001~");
  }
}
