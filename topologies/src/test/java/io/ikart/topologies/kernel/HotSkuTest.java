package io.ikart.topologies.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import io.ikart.schemas.Ids;
import io.ikart.schemas.common.CommandMeta;
import io.ikart.schemas.common.DeadlinePassed;
import io.ikart.schemas.serde.AvroWire;
import io.ikart.schemas.serde.LocalSchemas;
import io.ikart.schemas.stock.AllocateStock;
import io.ikart.schemas.stock.HoldStock;
import io.ikart.schemas.stock.ReceiveStock;
import io.ikart.schemas.stock.ReleaseStock;
import io.ikart.topologies.shop.Shop;
import io.ikart.topologies.stock.StockTopology;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;

/** A SKU with 100,000 open holds costs the same per command as one with ten. */
class HotSkuTest {

  private static final Instant NOON = Shop.NOON;
  private static final Instant REVIEW = NOON.plus(Duration.ofMinutes(30));
  private static final String CART = Ids.cart(Ids.ulid(1, 1));

  /** Every look must reach the store, where it is counted. */
  private static final int KEEPING_NOTHING = 0;

  private final AvroWire wire = new AvroWire(new LocalSchemas());

  /** Numbers take a byte or two more when they are large. */
  private static final int LARGER_NUMBERS_BYTES = 24;

  private record Cost(long reads, long readBytes, long writes, long writtenBytes) {
    Cost minus(Cost before) {
      return new Cost(
          reads - before.reads,
          readBytes - before.readBytes,
          writes - before.writes,
          writtenBytes - before.writtenBytes);
    }
  }

  private final class HotSku {
    private final CountingStore store = new CountingStore();
    private final WorkingSet aggregates =
        new WorkingSet(new AggregateStore(store, wire), wire, KEEPING_NOTHING);
    private final Aggregates hosted = new Aggregates(StockTopology.STOCK.hosted());
    private int commands;

    HotSku(int openHolds) {
      handle(new ReceiveStock(meta(NOON), "main", 1_000_000L, "", null));
      for (int number = 0; number < openHolds; number++) {
        handle(hold("before-" + number));
      }
    }

    CommandMeta meta(Instant at) {
      return new CommandMeta("TEA", "c" + ++commands, "cause", "test", at, at, 0L, "");
    }

    HoldStock hold(String order) {
      return new HoldStock(meta(NOON), "order_" + order, 0, 1L, REVIEW);
    }

    Cost handle(SpecificRecord command) {
      var before = soFar();
      var work = new UnitOfWork("stock", hosted, aggregates, wire, References.none(), NOON, "");
      work.handle(command, false);
      var prepared = new Prepared();
      work.loaded().forEach(aggregate -> aggregate.storeInto(prepared, NOON));
      var index = new DeadlineIndex(new CountingStore(), new CountingStore());
      prepared.write(store, aggregates, index, null, null, 0);
      return soFar().minus(before);
    }

    private Cost soFar() {
      return new Cost(store.reads(), store.bytes(), store.writes(), store.writtenBytes());
    }

    List<Cost> aDay() {
      var order = CART.replace("cart_", "order_") + "-1";
      return List.of(
          handle(new HoldStock(meta(NOON), order, 0, 1L, REVIEW)),
          handle(new HoldStock(meta(NOON), order, 0, 1L, REVIEW)),
          handle(new AllocateStock(meta(NOON), order)),
          handle(new ReleaseStock(meta(NOON), order)),
          handle(new ReceiveStock(meta(NOON), "main", 5L, "", null)));
    }
  }

  @Test
  void everyCommandReadsAndWritesAsMuchAsWithTenHolds() {
    var ten = new HotSku(10).aDay();
    var hundredThousand = new HotSku(100_000).aDay();

    for (int command = 0; command < ten.size(); command++) {
      var few = ten.get(command);
      var many = hundredThousand.get(command);
      assertThat(many.reads()).as("reads of command %d", command).isEqualTo(few.reads());
      assertThat(many.writes()).as("writes of command %d", command).isEqualTo(few.writes());
      assertThat(many.readBytes()).isLessThanOrEqualTo(few.readBytes() + LARGER_NUMBERS_BYTES);
      assertThat(many.writtenBytes())
          .isLessThanOrEqualTo(few.writtenBytes() + LARGER_NUMBERS_BYTES);
    }
  }

  @Test
  void aLookAtOverdueHoldsReadsOnePageHoweverManyThereAre() {
    var sku = new HotSku(5_000);

    var look = sku.handle(new DeadlinePassed(sku.meta(REVIEW), REVIEW));

    assertThat(look.reads()).isLessThanOrEqualTo(1 + 200);
    assertThat(look.writes()).isEqualTo(1);
  }
}
