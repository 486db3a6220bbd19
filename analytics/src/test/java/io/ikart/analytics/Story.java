package io.ikart.analytics;

import java.io.Serializable;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.apache.flink.api.common.accumulators.ListAccumulator;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichFlatMapFunction;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiterStrategy;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.util.Collector;

/**
 * What happens to a job that is stopped half way: each of its sources tells the first half of its
 * facts, and the second half after the job was started from what it knew.
 */
public final class Story {

  static final String TOLD = "told ";
  static final String ROWS = "rows ";

  private final StreamExecutionEnvironment environment;
  private int firstHalf;

  Story(StreamExecutionEnvironment environment) {
    this.environment = environment;
  }

  StreamExecutionEnvironment environment() {
    return environment;
  }

  /** Facts of all sources before the job is stopped. */
  int firstHalf() {
    return firstHalf;
  }

  /** When a fact happened, milliseconds of the epoch. */
  public interface Time<T> extends ToLongFunction<T>, Serializable {}

  /** Facts, made where they are told: not every fact can be sent there. */
  public interface Told<T> extends Supplier<List<T>>, Serializable {}

  /** What a test looks at of a row. */
  public interface Text<T> extends Function<T, String>, Serializable {}

  /**
   * A source of facts.
   *
   * @param name never changes: the source's place in the story is part of what is checked in
   * @param before facts before the job is stopped
   * @param after facts after it was started again; not more than before
   */
  public <T> DataStream<T> facts(
      String name, TypeInformation<T> type, Time<T> time, Told<T> before, Told<T> after) {
    int half = before.get().size();
    if (after.get().size() > half) {
      throw new IllegalArgumentException(name + " tells as many facts after as before, at most");
    }
    firstHalf += half;
    var numbers =
        new DataGeneratorSource<>(
            number -> number,
            Long.MAX_VALUE,
            // No checkpoint is taken but the one that stops the job: so many and no more.
            RateLimiterStrategy.perCheckpoint(half),
            Types.LONG);
    return environment
        .fromSource(numbers, WatermarkStrategy.noWatermarks(), name)
        .uid(name)
        .flatMap(new Telling<>(name, before, after))
        .returns(type)
        .assignTimestampsAndWatermarks(
            WatermarkStrategy.<T>forMonotonousTimestamps()
                .withTimestampAssigner((fact, unused) -> time.applyAsLong(fact)));
  }

  /** Shows rows to the test. */
  public <T> void shows(String name, DataStream<T> rows, Text<T> text) {
    rows.flatMap(new Showing<>(name, text)).returns(Types.STRING).sinkTo(new DiscardingSink<>());
  }

  private static final class Telling<T> extends RichFlatMapFunction<Long, T> {

    private static final long serialVersionUID = 1L;

    private final String name;
    private final Told<T> before;
    private final Told<T> after;
    private final ListAccumulator<Long> numbers = new ListAccumulator<>();
    private transient List<T> facts;

    Telling(String name, Told<T> before, Told<T> after) {
      this.name = name;
      this.before = before;
      this.after = after;
    }

    @Override
    public void open(OpenContext context) {
      facts = Stream.concat(before.get().stream(), after.get().stream()).toList();
      getRuntimeContext().addAccumulator(TOLD + name, numbers);
    }

    @Override
    public void flatMap(Long number, Collector<T> told) {
      if (number < facts.size()) {
        told.collect(facts.get(number.intValue()));
      }
      numbers.add(number);
    }
  }

  private static final class Showing<T> extends RichFlatMapFunction<T, String> {

    private static final long serialVersionUID = 1L;

    private final String name;
    private final Text<T> text;
    private final ListAccumulator<String> rows = new ListAccumulator<>();

    Showing(String name, Text<T> text) {
      this.name = name;
      this.text = text;
    }

    @Override
    public void open(OpenContext context) {
      getRuntimeContext().addAccumulator(ROWS + name, rows);
    }

    @Override
    public void flatMap(T row, Collector<String> unused) {
      rows.add(text.apply(row));
    }
  }
}
