package io.ikart.topologies.kernel;

import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** A store in memory that counts what is read of it and written to it. */
public final class CountingStore implements KeyValueStore<Bytes, byte[]> {

  private final NavigableMap<Bytes, byte[]> entries = new TreeMap<>();
  private long reads;
  private long bytes;
  private long writes;
  private long writtenBytes;

  /** Entries read so far, those met in a scan included. */
  public long reads() {
    return reads;
  }

  /** Bytes of the values read so far. */
  public long bytes() {
    return bytes;
  }

  /** Entries written so far, deletions included. */
  public long writes() {
    return writes;
  }

  /** Bytes of the values written so far. */
  public long writtenBytes() {
    return writtenBytes;
  }

  @Override
  public void put(Bytes key, byte[] value) {
    writes++;
    if (value == null) {
      entries.remove(key);
    } else {
      writtenBytes += value.length;
      entries.put(key, value);
    }
  }

  @Override
  public byte[] putIfAbsent(Bytes key, byte[] value) {
    var before = entries.get(key);
    if (before == null) {
      put(key, value);
    }
    return before;
  }

  @Override
  public void putAll(List<KeyValue<Bytes, byte[]>> more) {
    more.forEach(entry -> put(entry.key, entry.value));
  }

  @Override
  public byte[] delete(Bytes key) {
    var before = entries.get(key);
    put(key, null);
    return before;
  }

  @Override
  public byte[] get(Bytes key) {
    return counted(entries.get(key));
  }

  private byte[] counted(byte[] value) {
    reads++;
    bytes += value == null ? 0 : value.length;
    return value;
  }

  @Override
  public KeyValueIterator<Bytes, byte[]> range(Bytes from, Bytes to) {
    return scan(entries.subMap(from, true, to, true));
  }

  @Override
  public KeyValueIterator<Bytes, byte[]> all() {
    return scan(entries);
  }

  @Override
  public long approximateNumEntries() {
    return entries.size();
  }

  @Override
  public String name() {
    return "counting";
  }

  @Override
  public void init(StateStoreContext context, StateStore root) {
    throw new UnsupportedOperationException("no task owns it");
  }

  @Override
  public void close() {
    entries.clear();
  }

  @Override
  public boolean persistent() {
    return false;
  }

  @Override
  public boolean isOpen() {
    return true;
  }

  private KeyValueIterator<Bytes, byte[]> scan(Map<Bytes, byte[]> found) {
    var left = found.entrySet().iterator();
    return new KeyValueIterator<>() {
      @Override
      public boolean hasNext() {
        return left.hasNext();
      }

      @Override
      public KeyValue<Bytes, byte[]> next() {
        var entry = left.next();
        return KeyValue.pair(entry.getKey(), counted(entry.getValue()));
      }

      @Override
      public Bytes peekNextKey() {
        throw new UnsupportedOperationException("nobody peeks");
      }

      @Override
      public void close() {
        // nothing is open
      }
    };
  }
}
