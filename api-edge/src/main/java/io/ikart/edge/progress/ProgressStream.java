package io.ikart.edge.progress;

import io.ikart.edge.sse.FrameStream;
import io.ikart.edge.view.MilestoneJson;
import io.ikart.schemas.order.Milestone;
import java.io.OutputStream;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;

/** One reader's stream of an order's milestones: each once, in order. Thread safe. */
final class ProgressStream {

  private static final int MOST_WAITING = 256;

  private final FrameStream frames;
  private final Resumption resumption;

  /**
   * @param out where the frames go
   * @param executor writes them
   * @param seen version of the last milestone the reader has; 0 for none
   */
  ProgressStream(OutputStream out, Executor executor, long seen) {
    this.frames = new FrameStream(out, executor, MOST_WAITING);
    this.resumption = new Resumption(seen);
  }

  /** Completes when the stream is over, whoever ended it. */
  CompletableFuture<Void> ended() {
    return frames.ended();
  }

  void begin(List<Milestone> timeline) {
    frames.begin();
    advance(each -> each.timeline(timeline));
  }

  void live(Milestone milestone) {
    advance(each -> each.live(milestone));
  }

  void heartbeat() {
    frames.heartbeat();
  }

  /** Ends the stream behind the last frame. */
  void finish() {
    frames.finish();
  }

  /** Ends the stream at once. */
  void cut() {
    frames.cut();
  }

  private synchronized void advance(Function<Resumption, List<Milestone>> step) {
    step.apply(resumption).forEach(this::send);
  }

  private void send(Milestone milestone) {
    frames.event(
        Long.toString(milestone.getVersion()),
        milestone.getEvent(),
        MilestoneJson.of(milestone).toString());
  }
}
