package io.ikart.analytics.sales;

import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichFlatMapFunction;
import org.apache.flink.api.common.state.CheckpointListener;
import org.apache.flink.util.Collector;

/** Turns numbers into the facts at that place, and may die once on the way. */
final class RetailSource extends RichFlatMapFunction<Long, OrderFact>
    implements CheckpointListener {

  private static final long serialVersionUID = 1L;

  private final String files;
  private final boolean late;
  private final int diesAt;
  private transient List<OrderFact> facts;
  private transient boolean checkpointed;

  /**
   * @param diesAt the first life ends before this fact; -1: never
   */
  RetailSource(String files, boolean late, int diesAt) {
    this.files = files;
    this.late = late;
    this.diesAt = diesAt;
  }

  @Override
  public void open(OpenContext context) throws Exception {
    facts = RetailTrade.facts(files, late);
  }

  @Override
  public void flatMap(Long number, Collector<OrderFact> orders) {
    boolean firstLife = getRuntimeContext().getTaskInfo().getAttemptNumber() == 0;
    if (firstLife && diesAt >= 0 && number >= diesAt) {
      throw new IllegalStateException(
          checkpointed ? "killed at " + number : "no checkpoint yet: nothing to restore from");
    }
    orders.collect(facts.get(number.intValue()));
  }

  @Override
  public void notifyCheckpointComplete(long checkpoint) {
    checkpointed = true;
  }
}
