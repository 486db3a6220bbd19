package io.ikart.topologies.kernel;

import static io.ikart.schemas.topic.StockTopics.STOCK_COMMANDS;
import static io.ikart.topologies.shop.Shop.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ikart.schemas.common.CommandMeta;
import io.ikart.schemas.common.DeadLetter;
import io.ikart.schemas.serde.AvroWire;
import io.ikart.schemas.serde.LocalSchemas;
import io.ikart.schemas.serde.SchemaRegistry;
import io.ikart.schemas.serde.SchemaRegistryException;
import io.ikart.schemas.stock.ReceiveStock;
import io.ikart.topologies.shop.Driver;
import io.ikart.topologies.stock.StockTopology;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.ByteBuffer;
import org.apache.avro.Schema;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

/** A registry that does not answer says nothing about the record that waits for it. */
class RegistryOutageTest {

  private static final int NEWER_VERSION = 12_345;

  /** Knows one more version of ReceiveStock than the catalogue, when it answers at all. */
  private static final class Registry implements SchemaRegistry {
    private final LocalSchemas schemas = new LocalSchemas();
    private boolean answers;

    @Override
    public int idOf(String subject, Schema schema) {
      return schemas.idOf(subject, schema);
    }

    @Override
    public Schema byId(int id) {
      if (id != NEWER_VERSION) {
        return schemas.byId(id);
      }
      if (!answers) {
        throw new SchemaRegistryException("the registry does not answer", true, null);
      }
      return ReceiveStock.getClassSchema();
    }
  }

  @Test
  void aRecordOfAnUnknownVersionWaitsForTheRegistryAndIsNotGivenUp() {
    var registry = new Registry();
    var wire = new AvroWire(registry);
    var resources = new Resources(wire, new KernelMeters(new SimpleMeterRegistry()));
    var meta = new CommandMeta("TEA", "receive", "receive", "me", NOON, NOON, 1L, "");
    var record = wire.encode(new ReceiveStock(meta, "main", 5L, "", null));
    ByteBuffer.wrap(record).putInt(1, NEWER_VERSION);

    try (var driver = new Driver(StockTopology.STOCK, resources, NOON)) {
      assertThatThrownBy(() -> driver.pipe(STOCK_COMMANDS, "TEA", record, new RecordHeaders()))
          .hasRootCauseInstanceOf(SchemaRegistryException.class);
      registry.answers = true;
      driver.pipe(STOCK_COMMANDS, "TEA", record, new RecordHeaders());

      assertThat(driver.written(wire)).noneMatch(sent -> sent.value() instanceof DeadLetter);
      assertThat(driver.aggregates(wire).aggregate("TEA")).isPresent();
    }
  }
}
