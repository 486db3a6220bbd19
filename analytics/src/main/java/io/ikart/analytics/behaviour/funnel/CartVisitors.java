package io.ikart.analytics.behaviour.funnel;

import io.ikart.schemas.Ids;
import java.time.Duration;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.StateTtlConfig;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Finds the visitor of a cart: whoever reported to have put something into it. Steps of a cart
 * whose visitor is not known yet wait for a day (clock of the machine), then they are forgotten.
 */
public final class CartVisitors extends KeyedProcessFunction<String, Step, Step> {

  private static final long serialVersionUID = 1L;
  private static final Duration PATIENCE = Duration.ofDays(1);

  private transient ValueState<String> visitor;
  private transient ListState<Step> waiting;

  /** Key: the cart, or the visitor when there is no cart. */
  static String key(Step step) {
    return step.cartId().isEmpty() ? step.visitorId() : Ids.partitionKey(step.cartId());
  }

  @Override
  public void open(OpenContext context) {
    var forgetting = StateTtlConfig.newBuilder(PATIENCE).build();
    var visitorOf = new ValueStateDescriptor<>("visitor", Types.STRING);
    visitorOf.enableTimeToLive(forgetting);
    visitor = getRuntimeContext().getState(visitorOf);
    var steps = new ListStateDescriptor<>("waiting", TypeInformation.of(Step.class));
    steps.enableTimeToLive(forgetting);
    waiting = getRuntimeContext().getListState(steps);
  }

  @Override
  public void processElement(Step step, Context context, Collector<Step> steps) throws Exception {
    if (step.visitorId().isEmpty()) {
      follow(step, steps);
      return;
    }
    steps.collect(step);
    if (!step.cartId().isEmpty()) {
      visitor.update(step.visitorId());
      for (var before : waiting.get()) {
        steps.collect(before.of(step.visitorId()));
      }
      waiting.clear();
    }
  }

  private void follow(Step step, Collector<Step> steps) throws Exception {
    var known = visitor.value();
    if (known == null) {
      waiting.add(step);
    } else {
      steps.collect(step.of(known));
    }
  }
}
