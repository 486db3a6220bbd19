package io.ikart.connect;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Runs work of different keys side by side, up to a limit, and work of one key in the order it was
 * submitted, each piece only after the one before has ended. Keys take turns. A piece of work that
 * fails ends its lane: what waits behind it never starts.
 *
 * <p>Not thread safe: everything happens on the given executor, which must run one thing at a time
 * and later than it is told to.
 */
final class Lanes {

  private final int limit;
  private final Executor serial;
  private final Consumer<Throwable> onFailure;
  private final Map<String, Queue<Supplier<CompletionStage<Void>>>> lanes = new HashMap<>();
  private final Queue<String> ready = new ArrayDeque<>();
  private int running;

  /**
   * @param limit most pieces of work under way at the same time
   * @param serial where work starts and ends are handled
   * @param onFailure told of every piece of work that failed
   */
  Lanes(int limit, Executor serial, Consumer<Throwable> onFailure) {
    this.limit = limit;
    this.serial = serial;
    this.onFailure = onFailure;
  }

  /** Adds work to a key's lane. */
  void submit(String key, Supplier<CompletionStage<Void>> work) {
    var lane = lanes.get(key);
    if (lane == null) {
      lane = new ArrayDeque<>();
      lanes.put(key, lane);
      ready.add(key);
    }
    lane.add(work);
    startReady();
  }

  private void startReady() {
    while (running < limit && !ready.isEmpty()) {
      start(ready.remove());
    }
  }

  private void start(String key) {
    running++;
    var work = lanes.get(key).remove();
    // Composed, so that work that throws before it has a stage fails like any other.
    CompletableFuture.<Void>completedStage(null)
        .thenCompose(nothing -> work.get())
        .whenCompleteAsync((nothing, failure) -> ended(key, failure), serial);
  }

  private void ended(String key, Throwable failure) {
    running--;
    if (failure != null) {
      onFailure.accept(failure);
    } else if (lanes.get(key).isEmpty()) {
      lanes.remove(key);
    } else {
      ready.add(key);
    }
    startReady();
  }
}
