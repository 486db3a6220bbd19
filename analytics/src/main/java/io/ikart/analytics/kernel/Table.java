package io.ikart.analytics.kernel;

import java.io.Serializable;
import org.apache.avro.specific.SpecificRecord;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.TimeDomain;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * Folds facts into one row per key. A row that changed is shown within a second, and again whenever
 * a late fact corrects it, until it is closed; what comes later still leaves by the side door. A
 * row's {@code revision} follows from the facts folded alone: the same after a restore, and greater
 * for whatever knows more.
 */
public final class Table<F, R extends SpecificRecord> extends KeyedProcessFunction<String, F, R> {

  private static final long serialVersionUID = 1L;
  private static final long SHOWN_EVERY_MS = 1_000;
  private static final String REVISION = "revision";

  /** Pure. The row with the fact added; {@code known} is null before the first. */
  @FunctionalInterface
  public interface Fold<F, R> extends Serializable {
    R add(R known, F fact);
  }

  /** When the row of a fact is closed, in event time: later facts change it no more. */
  @FunctionalInterface
  public interface Closing<F> extends Serializable {
    long atMs(F fact);
  }

  private final Class<R> type;
  private final Fold<F, R> fold;
  private final Closing<F> closing;
  private final OutputTag<F> late;
  private transient ValueState<R> row;
  private transient ValueState<Long> shown;

  /**
   * @param late what came after its row was closed
   */
  public Table(Class<R> type, Fold<F, R> fold, Closing<F> closing, OutputTag<F> late) {
    this.type = type;
    this.fold = fold;
    this.closing = closing;
    this.late = late;
  }

  @Override
  public void open(OpenContext context) {
    var state = getRuntimeContext();
    row = state.getState(new ValueStateDescriptor<>("row", AvroType.records(type)));
    shown = state.getState(new ValueStateDescriptor<>("shown-revision", Types.LONG));
  }

  @Override
  public void processElement(F fact, Context context, Collector<R> rows) throws Exception {
    var timers = context.timerService();
    long closedMs = closing.atMs(fact);
    if (timers.currentWatermark() >= closedMs) {
      context.output(late, fact);
      return;
    }
    var known = row.value();
    if (known == null) {
      timers.registerEventTimeTimer(closedMs);
    }
    row.update(fold.add(known, fact));
    long nowMs = timers.currentProcessingTime();
    timers.registerProcessingTimeTimer(nowMs - nowMs % SHOWN_EVERY_MS + SHOWN_EVERY_MS);
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<R> rows) throws Exception {
    var known = row.value();
    if (known == null) {
      return;
    }
    long revision = revisionOf(known);
    var last = shown.value();
    if (last == null || last < revision) {
      rows.collect(known);
    }
    if (context.timeDomain() == TimeDomain.EVENT_TIME) {
      row.clear();
      shown.clear();
    } else {
      shown.update(revision);
    }
  }

  private static long revisionOf(SpecificRecord row) {
    return (long) row.get(row.getSchema().getField(REVISION).pos());
  }
}
