package io.ikart.topologies.kernel;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;

/** Everything one record changes, encoded: what is left to do cannot fail for the record's sake. */
final class Prepared {

  private final Map<Bytes, State> states = new LinkedHashMap<>();
  private final Map<Bytes, Boolean> deadlines = new LinkedHashMap<>();
  private final List<Encoded> messages = new ArrayList<>();

  /**
   * A value to store.
   *
   * @param value decoded; null when it is to be deleted or need not be kept
   * @param bytes the same encoded; null when it is to be deleted
   */
  @SuppressWarnings("ArrayRecordComponent") // handed on at once, never compared
  private record State(Object value, byte[] bytes) {}

  /**
   * Notes a value to store.
   *
   * @param value decoded
   * @param bytes the same encoded
   */
  void store(Bytes key, Object value, byte[] bytes) {
    states.put(key, new State(value, bytes));
  }

  /** Notes a value to store that no handling of a record reads again. */
  void storeUnkept(Bytes key, byte[] bytes) {
    states.put(key, new State(null, bytes));
  }

  /** Notes a value to delete. */
  void delete(Bytes key) {
    states.put(key, new State(null, null));
  }

  /** Notes a deadline that is waited for now. */
  void await(Bytes deadline) {
    deadlines.put(deadline, true);
  }

  /** Notes a deadline that is not waited for any more. */
  void awaitNoMore(Bytes deadline) {
    deadlines.put(deadline, false);
  }

  /** Notes a message to send. */
  void send(Encoded message) {
    messages.add(message);
  }

  /** Writes all of it, in the order it was noted. */
  void write(
      KeyValueStore<Bytes, byte[]> store,
      WorkingSet workingSet,
      DeadlineIndex index,
      Outlet outlet,
      Incoming cause,
      long now) {
    states.forEach(
        (key, state) -> {
          store.put(key, state.bytes());
          workingSet.written(key, state.value(), state.bytes() == null ? 0 : state.bytes().length);
        });
    deadlines.forEach(
        (deadline, isAwaited) -> {
          if (isAwaited) {
            index.add(deadline, now);
          } else {
            index.remove(deadline);
          }
        });
    for (var message : messages) {
      outlet.send(message, cause, now);
    }
  }
}
