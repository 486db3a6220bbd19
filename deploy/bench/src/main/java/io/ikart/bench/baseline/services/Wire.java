package io.ikart.bench.baseline.services;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/** Binary forms of what the services tell each other; compact, as Avro's would be. */
final class Wire {

  static final Serde<ShopOrder> ORDER = of(Wire::writeOrder, Wire::readOrder);
  static final Serde<Validation> VALIDATION = of(Wire::writeValidation, Wire::readValidation);
  static final Serde<Spending> SPENDING = of(Wire::writeSpending, Wire::readSpending);

  private Wire() {}

  private interface Writing<T> {
    void write(T value, DataOutputStream out) throws IOException;
  }

  private interface Reading<T> {
    T read(DataInputStream in) throws IOException;
  }

  private static <T> Serde<T> of(Writing<T> writing, Reading<T> reading) {
    return Serdes.serdeFrom(
        (topic, value) -> value == null ? null : bytes(writing, value),
        (topic, bytes) -> bytes == null ? null : value(reading, bytes));
  }

  private static <T> byte[] bytes(Writing<T> writing, T value) {
    var bytes = new ByteArrayOutputStream();
    try (var out = new DataOutputStream(bytes)) {
      writing.write(value, out);
    } catch (IOException e) {
      throw new SerializationException(e);
    }
    return bytes.toByteArray();
  }

  private static <T> T value(Reading<T> reading, byte[] bytes) {
    try (var in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      return reading.read(in);
    } catch (IOException e) {
      throw new SerializationException(e);
    }
  }

  private static void writeOrder(ShopOrder order, DataOutputStream out) throws IOException {
    out.writeUTF(order.id());
    out.writeLong(order.customer());
    out.writeUTF(order.state().name());
    out.writeUTF(order.product());
    out.writeLong(order.quantity());
    out.writeLong(order.priceMinor());
  }

  private static ShopOrder readOrder(DataInputStream in) throws IOException {
    return new ShopOrder(
        in.readUTF(),
        in.readLong(),
        ShopOrder.State.valueOf(in.readUTF()),
        in.readUTF(),
        in.readLong(),
        in.readLong());
  }

  private static void writeValidation(Validation found, DataOutputStream out) throws IOException {
    out.writeUTF(found.orderId());
    out.writeUTF(found.check().name());
    out.writeBoolean(found.passed());
  }

  private static Validation readValidation(DataInputStream in) throws IOException {
    return new Validation(in.readUTF(), Validation.Check.valueOf(in.readUTF()), in.readBoolean());
  }

  private static void writeSpending(Spending spending, DataOutputStream out) throws IOException {
    out.writeUTF(spending.lastOrderId());
    out.writeLong(spending.totalMinor());
  }

  private static Spending readSpending(DataInputStream in) throws IOException {
    return new Spending(in.readUTF(), in.readLong());
  }
}
