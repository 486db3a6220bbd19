package io.ikart.topologies.kernel;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;

/** Everything one record changes, encoded: what is left to do cannot fail for the record's sake. */
final class Prepared {

  private final Map<Bytes, byte[]> states = new LinkedHashMap<>();
  private final Map<Bytes, byte[]> deadlines = new LinkedHashMap<>();
  private final List<Encoded> messages = new ArrayList<>();

  /** Notes a value to store; null deletes. */
  void store(Bytes key, byte[] value) {
    states.put(key, value);
  }

  /** Notes an entry of the index of deadlines; null deletes. */
  void index(Bytes key, byte[] value) {
    deadlines.put(key, value);
  }

  /** Notes a message to send. */
  void send(Encoded message) {
    messages.add(message);
  }

  /** Writes all of it, in the order it was noted. */
  void write(
      KeyValueStore<Bytes, byte[]> store,
      KeyValueStore<Bytes, byte[]> index,
      Outlet outlet,
      Incoming cause,
      long now) {
    states.forEach(store::put);
    deadlines.forEach(index::put);
    for (var message : messages) {
      outlet.send(message, cause, now);
    }
  }
}
