package io.ikart.connect;

import static org.assertj.core.api.Assertions.assertThat;

import io.ikart.schemas.KeyRows;
import io.ikart.schemas.notification.PersonKey;
import io.ikart.schemas.serde.AvroWire;
import io.ikart.schemas.serde.LocalSchemas;
import io.ikart.schemas.topic.CustomerTopics;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is read in the topic of keys before something is opened. */
@Timeout(20)
class LoggedKeysTest {

  private static final AvroWire WIRE = new AvroWire(new LocalSchemas());
  private static final TopicPartition KEYS =
      new TopicPartition(CustomerTopics.PERSON_KEYS.name(), 0);
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  /** A topic that gives its records again to whoever goes back to the beginning. */
  private static final class Topic extends MockConsumer<byte[], byte[]> {
    private final List<byte[]> records = new ArrayList<>();
    private int timesRead;

    Topic() {
      super("earliest");
      updatePartitions(
          KEYS.topic(), List.of(new PartitionInfo(KEYS.topic(), 0, Node.noNode(), null, null)));
      updateBeginningOffsets(Map.of(KEYS, 0L));
      updateEndOffsets(Map.of(KEYS, 0L));
    }

    @Override
    public synchronized void seekToBeginning(Collection<TopicPartition> partitions) {
      super.seekToBeginning(partitions);
      timesRead++;
      for (int offset = 0; offset < records.size(); offset++) {
        add(offset);
      }
    }

    void write(byte[] value) {
      records.add(value);
      updateEndOffsets(Map.of(KEYS, (long) records.size()));
      if (timesRead > 0) {
        add(records.size() - 1);
      }
    }

    private void add(int offset) {
      schedulePollTask(
          () ->
              addRecord(new ConsumerRecord<>(KEYS.topic(), 0, offset, null, records.get(offset))));
    }
  }

  private final Topic topic = new Topic();
  private final LoggedKeys keys = new LoggedKeys(() -> topic, value -> WIRE.decode(value), 2);

  @Test
  void aKeyIsFoundAsSoonAsItIsThereAndItsEndTooAtOnce() {
    assertThat(keys.find("ada.1")).isEmpty();

    write(key("ada.1", 1));
    assertThat(keys.find("ada.1")).contains(key("ada.1", 1));
    assertThat(keys.find("ada.2")).isEmpty();

    write(KeyRows.destroyed(key("ada.1", 1)));
    assertThat(keys.find("ada.1")).get().matches(KeyRows::isDestroyed);
    assertThat(topic.timesRead).isEqualTo(1);
  }

  @Test
  void whatWasForgottenIsLookedForAgainAndItsLastRowCounts() {
    write(key("ada.1", 1));
    write(KeyRows.destroyed(key("ada.1", 1)));
    write(key("bob.1", 2));
    write(key("eve.1", 3));

    assertThat(keys.find("ada.1")).get().matches(KeyRows::isDestroyed);
    assertThat(topic.timesRead).isEqualTo(2);
    assertThat(keys.find("nobody.1")).isEmpty();
    assertThat(keys.find("eve.1")).contains(key("eve.1", 3));
  }

  @Test
  void anUnreadableRowKeepsNobodyFromTheOthers() {
    topic.write(new byte[] {7});
    write(key("ada.1", 1));

    assertThat(keys.find("ada.1")).isPresent();
  }

  private void write(PersonKey key) {
    topic.write(WIRE.encode(key));
  }

  private static PersonKey key(String id, int wrapped) {
    return new PersonKey(
        id, id.substring(0, 3), ByteBuffer.wrap(new byte[] {(byte) wrapped}), NOON);
  }
}
