package io.ikart.analytics.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import io.ikart.schemas.common.Money;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;

/** Generated records travel as Avro although they have no setters. */
class AvroTypeTest {

  @Test
  void whatIsWrittenIsReadAgain() throws Exception {
    var serializer = AvroType.records(Money.class).createSerializer(new SerializerConfigImpl());
    var out = new DataOutputSerializer(64);

    serializer.serialize(new Money(450L, "GBP"), out);
    var read = serializer.deserialize(new DataInputDeserializer(out.getCopyOfBuffer()));

    assertThat(read).isEqualTo(new Money(450L, "GBP"));
  }

  @Test
  void aTypeIsWhatItKeeps() {
    assertThat(AvroType.records(Money.class))
        .isEqualTo(AvroType.records(Money.class))
        .hasSameHashCodeAs(AvroType.records(Money.class))
        .isNotEqualTo(AvroType.records(io.ikart.schemas.common.DeadLetter.class));
  }
}
