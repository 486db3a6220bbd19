package io.ikart.schemas.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ikart.schemas.cart.CheckOut;
import io.ikart.schemas.common.CommandMeta;
import io.ikart.schemas.order.CancelOrder;
import io.ikart.schemas.order.OrderExpired;
import io.ikart.schemas.order.OrderStatus;
import java.util.Random;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.Test;

/** Records of yesterday's and tomorrow's versions are read by today's. */
class EvolutionTest {

  private final RandomRecords records = new RandomRecords(new Random(3));
  private final NumberedSchemas registry = new NumberedSchemas();
  private final AvroWire wire = new AvroWire(registry);
  private final ForeignProducer producer = new ForeignProducer(registry);

  @Test
  void aRecordFromBeforeAnOptionalFieldHasItsDefault() {
    var today = (CheckOut) records.record(CheckOut.SCHEMA$);
    var yesterday = OtherVersion.of(CheckOut.SCHEMA$).without("contact");

    var read = (CheckOut) wire.decode(producer.write(yesterday, today));

    assertThat(read.getMeta()).isEqualTo(today.getMeta());
    assertThat(read.getPaymentToken()).isEqualTo(today.getPaymentToken());
    assertThat(read.getContact()).isNull();
  }

  @Test
  void anEnvelopeFromBeforeAnOptionalFieldHasItsDefault() {
    var today = (CancelOrder) records.record(CancelOrder.SCHEMA$);
    var yesterday =
        OtherVersion.of(CancelOrder.SCHEMA$)
            .changing("meta", OtherVersion.of(CommandMeta.SCHEMA$).without("ifMatch"));

    var read = (CancelOrder) wire.decode(producer.write(yesterday, today));

    assertThat(read.getReason()).isEqualTo(today.getReason());
    assertThat(read.getMeta().getFingerprint()).isEqualTo(today.getMeta().getFingerprint());
    assertThat(read.getMeta().getIfMatch()).isEmpty();
  }

  @Test
  void everyTypeIsReadFromAWriterWithAFieldMore() {
    for (var schema : Subjects.all().values()) {
      var today = records.record(schema);
      var tomorrow = OtherVersion.of(schema).with("giftMessage", "Many happy returns");

      SpecificRecord read = wire.decode(producer.write(tomorrow, today));

      assertThat(read).as(schema.getFullName()).isEqualTo(today);
    }
  }

  @Test
  void aSymbolOfTomorrowReadsAsTheDefaultOfItsEnum() {
    var today = (OrderExpired) records.record(OrderExpired.SCHEMA$);
    var status = OtherVersion.of(OrderStatus.SCHEMA$).withSymbol("AWAITING_PICKUP");
    var tomorrow = OtherVersion.of(OrderExpired.SCHEMA$).changing("waitedIn", status);
    var written = producer.copy(tomorrow, today);
    written.put("waitedIn", new GenericData.EnumSymbol(status, "AWAITING_PICKUP"));

    var read = (OrderExpired) wire.decode(producer.write(written));

    assertThat(read.getWaitedIn()).isEqualTo(OrderStatus.PLACED);
    assertThat(read.getSummary()).isEqualTo(today.getSummary());
  }

  @Test
  void aRecordWithoutARequiredFieldIsRefused() {
    Schema stranger = OtherVersion.of(CancelOrder.SCHEMA$).without("reason");
    var bytes = producer.write(stranger, records.record(CancelOrder.SCHEMA$));

    assertThatThrownBy(() -> wire.decode(bytes))
        .isExactlyInstanceOf(SerializationException.class)
        .hasRootCauseMessage(
            "Found io.ikart.schemas.order.CancelOrder, expecting"
                + " io.ikart.schemas.order.CancelOrder, missing required field reason");
  }
}
