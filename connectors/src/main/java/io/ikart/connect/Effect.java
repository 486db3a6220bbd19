package io.ikart.connect;

import java.util.concurrent.CompletionStage;
import org.apache.avro.specific.SpecificRecord;

/**
 * Something done in the outside world because an intent asks for it. An intent may come more than
 * once, also at the same time from two tasks; the effect must be such that this harms nobody, which
 * is what an idempotency key is for.
 */
public interface Effect extends AutoCloseable {

  /**
   * Says why this intent can never be performed, or an empty text when it can be tried. An intent
   * that cannot goes to the dead letters.
   */
  String objectionTo(SpecificRecord intent);

  /**
   * Performs the intent, without blocking. What the outside world answers is a result, also when it
   * is "no" or when nobody can tell. A stage that fails with {@link NotPerformableException} sends
   * the intent to the dead letters; any other failure is a defect and stops the task.
   *
   * @return the one result, of a type of the task's result topic
   */
  CompletionStage<SpecificRecord> perform(SpecificRecord intent);

  /** Gives back what it holds; calls under way may be cut off. */
  @Override
  void close();
}
