package io.ikart.analytics.kernel;

import io.ikart.schemas.common.DeadLetter;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.types.Either;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/** Lets facts pass and shows what could not be read to the side door. */
final class Unreadable<T> extends ProcessFunction<Either<DeadLetter, T>, T> {

  private static final long serialVersionUID = 1L;

  /** The side door. */
  static final OutputTag<DeadLetter> LETTERS =
      new OutputTag<>("unreadable", AvroType.records(DeadLetter.class));

  @Override
  public void processElement(Either<DeadLetter, T> read, Context context, Collector<T> facts) {
    if (read.isLeft()) {
      context.output(LETTERS, read.left());
    } else {
      facts.collect(read.right());
    }
  }
}
