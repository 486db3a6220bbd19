package io.ikart.schemas.serde;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.Decoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.util.Utf8;

/**
 * Reads one record in Avro binary. Refuses any length or count greater than the record itself
 * before memory is set aside for it: Avro's own decoder believes the bytes, so a few damaged ones
 * could ask for gigabytes and take the process down instead of harming one key. Reusable, by one
 * thread at a time.
 */
public final class RecordDecoder extends Decoder {

  private static final byte[] NOTHING = {};

  private BinaryDecoder in = DecoderFactory.get().binaryDecoder(NOTHING, null);
  private int size;

  /** Starts on a record that fills the given part of the array. */
  public RecordDecoder over(byte[] bytes, int offset, int length) {
    in = DecoderFactory.get().binaryDecoder(bytes, offset, length, in);
    size = length;
    return this;
  }

  private int believable(long count) {
    if (count < 0 || count > size) {
      throw new AvroRuntimeException(
          "a length or count of " + count + " in a record of " + size + " bytes");
    }
    return (int) count;
  }

  private byte[] readCounted() throws IOException {
    int length = believable(in.readLong());
    if (length == 0) {
      return NOTHING;
    }
    var bytes = new byte[length];
    in.readFixed(bytes, 0, length);
    return bytes;
  }

  /**
   * Items in the next block of an array or map; a negative count is followed by the block's size.
   */
  private int readItems() throws IOException {
    long count = in.readLong();
    if (count < 0) {
      in.readLong();
      count = -count;
    }
    return believable(count);
  }

  @Override
  public String readString() throws IOException {
    return new String(readCounted(), StandardCharsets.UTF_8);
  }

  @Override
  public Utf8 readString(Utf8 old) throws IOException {
    return new Utf8(readCounted());
  }

  @Override
  public ByteBuffer readBytes(ByteBuffer old) throws IOException {
    return ByteBuffer.wrap(readCounted());
  }

  @Override
  public long readArrayStart() throws IOException {
    return readItems();
  }

  @Override
  public long arrayNext() throws IOException {
    return readItems();
  }

  @Override
  public long readMapStart() throws IOException {
    return readItems();
  }

  @Override
  public long mapNext() throws IOException {
    return readItems();
  }

  @Override
  public void readNull() throws IOException {
    in.readNull();
  }

  @Override
  public boolean readBoolean() throws IOException {
    return in.readBoolean();
  }

  @Override
  public int readInt() throws IOException {
    return in.readInt();
  }

  @Override
  public long readLong() throws IOException {
    return in.readLong();
  }

  @Override
  public float readFloat() throws IOException {
    return in.readFloat();
  }

  @Override
  public double readDouble() throws IOException {
    return in.readDouble();
  }

  @Override
  public void readFixed(byte[] bytes, int start, int length) throws IOException {
    in.readFixed(bytes, start, length);
  }

  @Override
  public int readEnum() throws IOException {
    return in.readEnum();
  }

  @Override
  public int readIndex() throws IOException {
    return in.readIndex();
  }

  @Override
  public void skipString() throws IOException {
    in.skipString();
  }

  @Override
  public void skipBytes() throws IOException {
    in.skipBytes();
  }

  @Override
  public void skipFixed(int length) throws IOException {
    in.skipFixed(length);
  }

  @Override
  public long skipArray() throws IOException {
    return in.skipArray();
  }

  @Override
  public long skipMap() throws IOException {
    return in.skipMap();
  }
}
