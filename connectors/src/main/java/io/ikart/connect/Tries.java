package io.ikart.connect;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Asks again, a bounded number of times, as long as the answer is not clear. The pause doubles from
 * try to try.
 */
public final class Tries {

  private final int most;
  private final Duration firstPause;
  private final Executor executor;

  /**
   * @param most how often to ask at most, from 1
   * @param firstPause pause before the second try
   * @param executor where the tries after a pause start
   */
  public Tries(int most, Duration firstPause, Executor executor) {
    this.most = most;
    this.firstPause = firstPause;
    this.executor = executor;
  }

  /**
   * Asks until the answer is clear or no try is left.
   *
   * @return the first clear answer, else the last one
   */
  public <T> CompletionStage<T> ask(Supplier<CompletionStage<T>> question, Predicate<T> clear) {
    return ask(question, clear, 1);
  }

  private <T> CompletionStage<T> ask(
      Supplier<CompletionStage<T>> question, Predicate<T> clear, int number) {
    return question
        .get()
        .thenCompose(
            answer ->
                clear.test(answer) || number >= most
                    ? CompletableFuture.completedStage(answer)
                    : pause(number).thenCompose(over -> ask(question, clear, number + 1)));
  }

  private CompletionStage<Void> pause(int number) {
    long nanos = firstPause.toNanos() << (number - 1);
    var later = CompletableFuture.delayedExecutor(nanos, TimeUnit.NANOSECONDS, executor);
    return CompletableFuture.runAsync(() -> {}, later);
  }
}
