package io.ikart.edge.sse;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One reader's stream of server-sent events. Frames are written one after the other on a thread of
 * the executor, so that a slow reader never holds up whoever feeds it; one that falls too far
 * behind is cut off and may come back. Thread safe.
 */
public final class FrameStream {

  private static final Logger LOG = LoggerFactory.getLogger(FrameStream.class);
  private static final String HEARTBEAT = ": still here\n\n";
  private static final String FINISH = "";
  private static final String BEGIN = "retry: 1000\n\n";

  private final OutputStream out;
  private final Executor executor;
  private final int mostWaiting;
  private final CompletableFuture<Void> ended = new CompletableFuture<>();
  private final Queue<String> waiting = new ArrayDeque<>();
  private boolean writing;

  /**
   * @param out where the frames go
   * @param executor writes them
   * @param mostWaiting frames a reader may be behind
   */
  public FrameStream(OutputStream out, Executor executor, int mostWaiting) {
    this.out = out;
    this.executor = executor;
    this.mostWaiting = mostWaiting;
  }

  /** Completes when the stream is over, whoever ended it. */
  public CompletableFuture<Void> ended() {
    return ended;
  }

  public void begin() {
    offer(BEGIN);
  }

  /** Sends an event. */
  public void event(String id, String name, String data) {
    offer("id: %s\nevent: %s\ndata: %s\n\n".formatted(id, name, data));
  }

  public void heartbeat() {
    offer(HEARTBEAT);
  }

  /** Ends the stream behind the last frame. */
  public void finish() {
    offer(FINISH);
  }

  /** Ends the stream at once. */
  public void cut() {
    ended.complete(null);
  }

  private synchronized void offer(String frame) {
    if (ended.isDone()) {
      return;
    }
    if (waiting.size() >= mostWaiting) {
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
}
