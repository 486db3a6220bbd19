package io.ikart.connect;

import java.util.Collection;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.sink.SinkTaskContext;

/**
 * Stops reading while too much is unfinished, and reads on when half of it is done. The task's
 * thread never waits: it keeps its place in the group and can move offsets meanwhile. To be used on
 * the task's thread only.
 */
final class BackPressure {

  private static final long LOOK_AGAIN_MS = 10;

  private final SinkTaskContext context;
  private final int most;
  private boolean paused;

  /**
   * @param most unfinished records above which nothing more is read
   */
  BackPressure(SinkTaskContext context, int most) {
    this.context = context;
    this.most = most;
  }

  /** Reads on or not, by how much is unfinished now. */
  void adjust(int unfinished) {
    boolean pause = unfinished > (paused ? most / 2 : most);
    var assigned = context.assignment().toArray(TopicPartition[]::new);
    if (pause) {
      // Said again each time: partitions assigned since are not paused yet.
      context.pause(assigned);
      context.timeout(LOOK_AGAIN_MS);
    } else if (paused) {
      context.resume(assigned);
    }
    paused = pause;
  }

  /**
   * Reads partitions that were just assigned. A worker pauses by itself what comes back to a task
   * that had paused it, and by then this may have forgotten: within a rebalance nothing is assigned
   * that could be resumed.
   */
  void assigned(Collection<TopicPartition> partitions) {
    context.resume(partitions.toArray(TopicPartition[]::new));
  }
}
