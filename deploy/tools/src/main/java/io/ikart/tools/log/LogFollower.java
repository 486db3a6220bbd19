package io.ikart.tools.log;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.apache.kafka.common.errors.WakeupException;

/**
 * Hands every committed record of some topics to one listener, on one thread of its own, until it
 * is closed. When the listener or the reading fails it stops, and every wait on it fails.
 */
public final class LogFollower implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(50);

  private final CommittedConsumer consumer;
  private final Consumer<LogRecord> listener;
  private final CompletableFuture<Void> stopped = new CompletableFuture<>();
  private final AtomicReference<CompletableFuture<Void>> wantsToCatchUp = new AtomicReference<>();
  private final Thread thread = new Thread(this::run, "log-follower");
  private volatile boolean closing;

  LogFollower(CommittedConsumer consumer, Consumer<LogRecord> listener) {
    this.consumer = consumer;
    this.listener = listener;
    thread.setDaemon(true);
    thread.start();
  }

  /**
   * Waits until everything committed before this call was handed over.
   *
   * @throws TimeoutException when that took longer than allowed
   * @throws ExecutionException when the reading failed
   */
  public void catchUp(Duration atMost)
      throws InterruptedException, ExecutionException, TimeoutException {
    var caughtUp = new CompletableFuture<Void>();
    if (!wantsToCatchUp.compareAndSet(null, caughtUp)) {
      throw new IllegalStateException("one wait at a time");
    }
    try {
      CompletableFuture.anyOf(caughtUp, stopped).get(atMost.toMillis(), TimeUnit.MILLISECONDS);
    } finally {
      wantsToCatchUp.set(null);
    }
  }

  /** Ends when the follower does: exceptionally when the reading failed. */
  public CompletableFuture<Void> stopped() {
    return stopped.copy();
  }

  private void run() {
    try (consumer) {
      while (!closing) {
        consumer.poll(POLL, listener);
        answerCatchUp();
      }
      stopped.complete(null);
    } catch (WakeupException e) {
      stopped.complete(null);
    } catch (RuntimeException e) {
      stopped.completeExceptionally(e);
    }
  }

  private void answerCatchUp() {
    var wanted = wantsToCatchUp.get();
    if (wanted == null || wanted.isDone()) {
      return;
    }
    var ends = consumer.ends();
    while (!closing && !consumer.hasPassed(ends)) {
      consumer.poll(POLL, listener);
    }
    wanted.complete(null);
  }

  @Override
  public void close() {
    closing = true;
    consumer.wakeUp();
    try {
      thread.join(TimeUnit.SECONDS.toMillis(10));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
