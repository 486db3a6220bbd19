package io.ikart.schemas.query;

import io.ikart.schemas.serde.RecordDecoder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;

/**
 * Bodies of the query protocol: plain Avro binary, both ends on the same version of it. Over HTTP:
 * {@code POST /query} with a {@link QueryRequest}, {@code GET /routes} for {@link Routes}; the
 * shared secret as a bearer token, the protocol version in the content type.
 */
public final class QueryCodec {

  /** Content type of both bodies; names the version. */
  public static final String CONTENT_TYPE = "application/vnd.ikart.query.v1+avro";

  /** Header with the milliseconds the caller is still willing to wait. */
  public static final String DEADLINE_HEADER = "ikart-deadline-ms";

  private QueryCodec() {}

  /** Writes a body. */
  public static byte[] encode(SpecificRecord body) {
    var bytes = new ByteArrayOutputStream();
    var encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
    try {
      new SpecificDatumWriter<>(body.getSchema()).write(body, encoder);
      encoder.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /**
   * Reads a body.
   *
   * @throws IllegalArgumentException when the bytes are no such body
   */
  public static <T extends SpecificRecord> T decode(byte[] bytes, Class<T> type) {
    try {
      return new SpecificDatumReader<>(type)
          .read(null, new RecordDecoder().over(bytes, 0, bytes.length));
    } catch (IOException | AvroRuntimeException | IndexOutOfBoundsException e) {
      throw new IllegalArgumentException("not a " + type.getSimpleName(), e);
    }
  }
}
