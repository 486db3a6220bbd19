package io.ikart.analytics.behaviour.funnel;

import io.ikart.analytics.behaviour.funnel.Step.Stage;
import java.time.Duration;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Finds a visitor's sessions: steps with less than half an hour between them. Says once of each
 * stage that a session has come so far, at once, counted where the session began. A stage implies
 * those before it. A session that is over leaves nothing behind.
 */
public final class Sessions extends KeyedProcessFunction<String, Step, Progress> {

  /** Silence that ends a session. Event time. */
  public static final Duration GAP = Duration.ofMinutes(30);

  private static final long serialVersionUID = 1L;

  private transient ValueState<Session> session;

  /**
   * The session under way.
   *
   * @param beginMs its first step
   * @param lastMs its last step
   * @param reached the farthest stage
   */
  public record Session(long beginMs, long lastMs, Stage reached) {}

  @Override
  public void open(OpenContext context) {
    session =
        getRuntimeContext()
            .getState(new ValueStateDescriptor<>("session", TypeInformation.of(Session.class)));
  }

  @Override
  public void processElement(Step step, Context context, Collector<Progress> progress)
      throws Exception {
    var known = session.value();
    boolean goesOn = known != null && Math.abs(step.atMs() - known.lastMs()) <= GAP.toMillis();
    var now = goesOn ? next(known, step) : new Session(step.atMs(), step.atMs(), step.stage());
    int from = goesOn ? known.reached().ordinal() + 1 : 0;
    for (int stage = from; stage <= now.reached().ordinal(); stage++) {
      progress.collect(new Progress(Stage.values()[stage], now.beginMs()));
    }
    session.update(now);
    context.timerService().registerEventTimeTimer(now.lastMs() + GAP.toMillis() + 1);
  }

  @Override
  public void onTimer(long atMs, OnTimerContext context, Collector<Progress> progress)
      throws Exception {
    var known = session.value();
    if (known != null && known.lastMs() + GAP.toMillis() < atMs) {
      session.clear();
    }
  }

  private static Session next(Session known, Step step) {
    var farther = step.stage().compareTo(known.reached()) > 0 ? step.stage() : known.reached();
    return new Session(known.beginMs(), Math.max(known.lastMs(), step.atMs()), farther);
  }
}
