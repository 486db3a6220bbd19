package io.ikart.schemas.serde;

import io.ikart.schemas.topic.Topic;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;

/**
 * The Confluent wire format: a zero byte, the schema id in four bytes (big endian), then the record
 * in Avro binary. Ids of everything the catalogue can write are resolved when this is made; an id
 * first met while reading is asked for once. Thread safe.
 */
public final class AvroWire {

  private static final byte MAGIC = 0;
  private static final int HEADER_BYTES = 1 + Integer.BYTES;

  private final SchemaRegistry registry;
  private final Map<Class<?>, Writer> writers;
  private final Map<Integer, Reader> readers = new ConcurrentHashMap<>();
  private final ThreadLocal<Scratch> scratch = ThreadLocal.withInitial(Scratch::new);

  private record Writer(int id, DatumWriter<SpecificRecord> datum) {}

  /** Without type and datum reader when this version has no class of that name. */
  private record Reader(String fullName, Class<?> type, DatumReader<SpecificRecord> datum) {}

  /** Reused by one thread, so that a record costs one array and nothing else. */
  private static final class Scratch {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
    private BinaryEncoder encoder;
    private final RecordDecoder decoder = new RecordDecoder();
  }

  /**
   * Resolves the ids of all types in the catalogue.
   *
   * @throws SchemaRegistryException when one is not registered: run the provisioning first
   */
  public AvroWire(SchemaRegistry registry) {
    this(registry, Subjects.all());
  }

  /**
   * Writes what stands in these topics and nothing else, and so asks for a few ids only: for a
   * process that makes many of these. None given: it only reads.
   *
   * @throws SchemaRegistryException when a type is not registered: run the provisioning first
   */
  public AvroWire(SchemaRegistry registry, List<Topic> written) {
    this(registry, Subjects.in(written));
  }

  private AvroWire(SchemaRegistry registry, Map<String, Schema> written) {
    this.registry = registry;
    this.writers = resolve(registry, written);
  }

  private static Map<Class<?>, Writer> resolve(
      SchemaRegistry registry, Map<String, Schema> subjects) {
    var found = new HashMap<Class<?>, Writer>();
    subjects.forEach(
        (subject, schema) ->
            found.computeIfAbsent(
                SpecificData.get().getClass(schema),
                type ->
                    new Writer(registry.idOf(subject, schema), new SpecificDatumWriter<>(schema))));
    return Map.copyOf(found);
  }

  /**
   * Encodes a record of the catalogue.
   *
   * @throws SerializationException when its type is not among those this writes or a field is
   *     missing
   */
  public byte[] encode(SpecificRecord message) {
    var writer = writers.get(message.getClass());
    if (writer == null) {
      throw new SerializationException(
          message.getClass() + " is not in the topic catalogue, or in no topic written here");
    }
    var use = scratch.get();
    use.bytes.reset();
    use.bytes.write(MAGIC);
    use.bytes.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(writer.id).array());
    use.encoder = EncoderFactory.get().binaryEncoder(use.bytes, use.encoder);
    try {
      writer.datum.write(message, use.encoder);
      use.encoder.flush();
    } catch (IOException | AvroRuntimeException | ClassCastException | NullPointerException e) {
      use.encoder = null;
      throw new SerializationException("cannot encode " + message.getClass().getName(), e);
    }
    return use.bytes.toByteArray();
  }

  /**
   * Decodes what {@link #encode} or any Confluent-compatible producer wrote, into the class with
   * the writer's full name.
   *
   * @throws UnknownTypeException when this version has no such class
   * @throws SerializationException when the bytes are not in the wire format
   */
  public SpecificRecord decode(byte[] bytes) {
    var reader = readerOf(bytes);
    if (reader.datum == null) {
      throw new UnknownTypeException(reader.fullName);
    }
    var decoder = scratch.get().decoder.over(bytes, HEADER_BYTES, bytes.length - HEADER_BYTES);
    try {
      return reader.datum.read(null, decoder);
    } catch (IOException | AvroRuntimeException | IndexOutOfBoundsException e) {
      throw new SerializationException(
          "cannot decode a %s, schema id %d".formatted(reader.fullName, idIn(bytes)), e);
    }
  }

  private static int idIn(byte[] bytes) {
    return ByteBuffer.wrap(bytes, 1, Integer.BYTES).getInt();
  }

  private Reader readerOf(byte[] bytes) {
    if (bytes == null || bytes.length < HEADER_BYTES || bytes[0] != MAGIC) {
      throw new SerializationException("not in the wire format: no magic byte and schema id");
    }
    int id = idIn(bytes);
    var reader = readers.get(id);
    if (reader == null) {
      reader = readerFor(registry.byId(id));
      readers.put(id, reader);
    }
    return reader;
  }

  /** As {@link #decode(byte[])}, for a field of type bytes. */
  public SpecificRecord decode(ByteBuffer buffer) {
    var bytes = new byte[buffer.remaining()];
    buffer.duplicate().get(bytes);
    return decode(bytes);
  }

  private static Reader readerFor(Schema writer) {
    var type = SpecificData.get().getClass(writer);
    boolean known = type != null && SpecificRecord.class.isAssignableFrom(type);
    return known
        ? new Reader(writer.getFullName(), type, fastReader(writer, type))
        : new Reader(writer.getFullName(), null, null);
  }

  /** Avro's compiled readers: half the time of those that walk the schema for every record. */
  private static DatumReader<SpecificRecord> fastReader(Schema writer, Class<?> type) {
    var model = SpecificData.getForClass(type);
    model.setFastReaderEnabled(true);
    return new SpecificDatumReader<>(writer, model.getSchema(type), model);
  }

  /**
   * The type of a record, without decoding it; empty when this version has no such class.
   *
   * @throws SerializationException when the bytes are not in the wire format
   */
  public Optional<Class<?>> typeOf(byte[] bytes) {
    return Optional.ofNullable(readerOf(bytes).type);
  }
}
