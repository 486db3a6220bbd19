package io.ikart.schemas.audit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumWriter;

/**
 * The hash that chains entries of the audit log: SHA-256 of the fingerprint of the entry's schema
 * (SHA-256 of its parsing canonical form) and of the entry in Avro binary with an empty hash. Of an
 * entry that was read it is computed with the schema it was written with, so that what later
 * versions add changes no hash.
 */
public final class EntryHash {

  /** What the first entry has for the hash of the entry before. */
  public static final ByteBuffer BEGINNING = ByteBuffer.allocate(32).asReadOnlyBuffer();

  private static final String HASH = "hash";
  private static final ByteBuffer EMPTY = ByteBuffer.allocate(0).asReadOnlyBuffer();

  private final Schema schema;
  private final int place;
  private final byte[] fingerprint;

  /** For entries written with this schema. */
  public EntryHash(Schema schema) {
    this.schema = schema;
    this.place = schema.getField(HASH).pos();
    try {
      this.fingerprint = SchemaNormalization.parsingFingerprint("SHA-256", schema);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** The hash of a new entry, whatever it has in its own field for it. */
  public ByteBuffer of(ActionRecorded entry) {
    var blank = new ActionRecorded(entry.getMeta(), entry.getAudited(), entry.getPrevious(), EMPTY);
    return digest(blank, new SpecificDatumWriter<>(schema));
  }

  /** The hash of an entry as it was read with the schema it was written with. */
  public ByteBuffer of(GenericRecord entry) {
    var blank = new GenericData.Record(schema);
    schema.getFields().forEach(field -> blank.put(field.pos(), entry.get(field.pos())));
    blank.put(place, EMPTY);
    return digest(blank, new GenericDatumWriter<>(schema));
  }

  private <T> ByteBuffer digest(T entry, DatumWriter<T> writer) {
    var bytes = new ByteArrayOutputStream();
    var encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
    try {
      writer.write(entry, encoder);
      encoder.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    var digest = sha256();
    digest.update(fingerprint);
    return ByteBuffer.wrap(digest.digest(bytes.toByteArray()));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
