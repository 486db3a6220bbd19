package io.ikart.edge.progress;

import io.ikart.edge.view.MilestoneJson;
import io.ikart.schemas.order.Milestone;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One reader's stream of server-sent events. Frames are written one after the other on a thread of
 * the executor, so that a slow reader never holds up the feed; one that falls too far behind is cut
 * off and may resume. Thread safe.
 */
final class ProgressStream {

  private static final Logger LOG = LoggerFactory.getLogger(ProgressStream.class);
  private static final int MOST_WAITING = 256;
  private static final String HEARTBEAT = ": still here\n\n";
  private static final String FINISH = "";
  private static final String BEGIN = "retry: 1000\n\n";

  private final OutputStream out;
  private final Executor executor;
  private final Resumption resumption;
  private final CompletableFuture<Void> ended = new CompletableFuture<>();
  private final Queue<String> waiting = new ArrayDeque<>();
  private boolean writing;

  /**
   * @param out where the frames go
   * @param executor writes them
   * @param seen version of the last milestone the reader has; 0 for none
   */
  ProgressStream(OutputStream out, Executor executor, long seen) {
    this.out = out;
    this.executor = executor;
    this.resumption = new Resumption(seen);
  }

  /** Completes when the stream is over, whoever ended it. */
  CompletableFuture<Void> ended() {
    return ended;
  }

  void begin(List<Milestone> timeline) {
    offer(BEGIN);
    advance(each -> each.timeline(timeline));
  }

  void live(Milestone milestone) {
    advance(each -> each.live(milestone));
  }

  void heartbeat() {
    offer(HEARTBEAT);
  }

  /** Ends the stream behind the last frame. */
  void finish() {
    offer(FINISH);
  }

  /** Ends the stream at once. */
  void cut() {
    ended.complete(null);
  }

  private synchronized void advance(Function<Resumption, List<Milestone>> step) {
    step.apply(resumption).forEach(milestone -> offer(frame(milestone)));
  }

  private synchronized void offer(String frame) {
    if (ended.isDone()) {
      return;
    }
    if (waiting.size() >= MOST_WAITING) {
      cut();
      return;
    }
    waiting.add(frame);
    if (!writing) {
      writing = true;
      executor.execute(this::write);
    }
  }

  private void write() {
    try {
      for (var frame = next(); frame != null; frame = next()) {
        if (frame.equals(FINISH)) {
          cut();
          return;
        }
        out.write(frame.getBytes(StandardCharsets.UTF_8));
        out.flush();
      }
    } catch (IOException e) {
      LOG.debug("A reader left: {}", e.toString());
      cut();
    }
  }

  private synchronized String next() {
    var frame = ended.isDone() ? null : waiting.poll();
    writing = frame != null;
    return frame;
  }

  private static String frame(Milestone milestone) {
    return "id: %d\nevent: %s\ndata: %s\n\n"
        .formatted(milestone.getVersion(), milestone.getEvent(), MilestoneJson.of(milestone));
  }
}
