package io.ikart.edge.progress;

import io.ikart.edge.auth.Principal;
import io.ikart.edge.auth.Revocations;
import io.ikart.edge.problem.Problem;
import io.ikart.edge.problem.ProblemAnswers;
import io.ikart.edge.query.Queries;
import io.ikart.edge.query.Reads;
import io.ikart.edge.query.Settled;
import io.ikart.edge.view.Views;
import io.ikart.schemas.query.QueryResponse;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Orders' progress as server-sent events: what the reader has not seen of the timeline, then what
 * happens, until the reader leaves, their session ends, or ten minutes are over (readers then come
 * back with Last-Event-ID and miss nothing).
 */
public final class ProgressStreams implements AutoCloseable {

  private static final Duration LONGEST = Duration.ofMinutes(10);
  private static final Duration HEARTBEAT = Duration.ofSeconds(10);
  private static final int MOST_STREAMS = 2_000;
  private static final int RETRY_SECONDS = 2;

  private final ProgressFeed feed;
  private final Queries queries;
  private final Views views;
  private final Revocations revocations;
  private final ScheduledExecutorService scheduler;
  private final Executor executor;
  private final Set<ProgressStream> open = ConcurrentHashMap.newKeySet();

  /**
   * @param scheduler sends heartbeats
   * @param executor writes to readers
   */
  public ProgressStreams(
      ProgressFeed feed,
      Queries queries,
      Views views,
      Revocations revocations,
      ScheduledExecutorService scheduler,
      Executor executor) {
    this.feed = feed;
    this.queries = queries;
    this.views = views;
    this.revocations = revocations;
    this.scheduler = scheduler;
    this.executor = executor;
  }

  /** Whether the request accepts a stream. */
  public static boolean wanted(Context ctx) {
    var accept = ctx.header("Accept");
    return accept != null && accept.contains("text/event-stream");
  }

  /** Streams currently open. */
  public int size() {
    return open.size();
  }

  /** Answers with the order's progress from now on, or the problem. */
  public void follow(Context ctx, String orderId) {
    long seen = lastSeen(ctx);
    if (!feed.ready() || open.size() >= MOST_STREAMS) {
      throw Problem.unavailable("No stream can be opened now", RETRY_SECONDS).asException();
    }
    ctx.future(() -> stream(ctx, orderId, seen));
  }

  /** Joins the feed before the timeline is asked for: nothing can fall between the two. */
  private CompletableFuture<Void> stream(Context ctx, String orderId, long seen) {
    var stream = new ProgressStream(output(ctx), executor, seen);
    var leave = feed.follow(orderId, stream::live);
    var stay = revocations.whenOver(Principal.of(ctx), stream::finish);
    open.add(stream);
    var unused =
        stream
            .ended()
            .whenComplete(
                (done, failure) -> {
                  leave.run();
                  stay.run();
                  open.remove(stream);
                });
    return queries
        .ask(views.orderEvents(orderId).question(), Queries.From.OWNER)
        .handle(Settled::new)
        .thenComposeAsync(
            order -> {
              begin(ctx, orderId, stream, order);
              return stream.ended();
            },
            executor);
  }

  private void begin(
      Context ctx, String orderId, ProgressStream stream, Settled<QueryResponse> order) {
    try {
      if (order.failed()) {
        ProblemAnswers.answer(ctx, Reads.problemOf(order.failure(), ctx));
        stream.cut();
        return;
      }
      var view = views.orderEvents(orderId);
      var timeline = views.timeline(Reads.required(order.value(), view));
      ctx.res().setContentType("text/event-stream;charset=utf-8");
      ctx.res().setHeader("Cache-Control", "no-store");
      ctx.res().setHeader("X-Accel-Buffering", "no");
      stream.begin(timeline);
      keepAlive(stream);
    } catch (RuntimeException e) {
      ProblemAnswers.answer(ctx, ProblemAnswers.of(e, ctx));
      stream.cut();
    }
  }

  private void keepAlive(ProgressStream stream) {
    var beat =
        scheduler.scheduleAtFixedRate(
            stream::heartbeat, HEARTBEAT.toMillis(), HEARTBEAT.toMillis(), TimeUnit.MILLISECONDS);
    var last = scheduler.schedule(stream::finish, LONGEST.toMillis(), TimeUnit.MILLISECONDS);
    var unused =
        stream
            .ended()
            .whenComplete(
                (done, failure) -> {
                  beat.cancel(false);
                  last.cancel(false);
                });
  }

  private static long lastSeen(Context ctx) {
    var given = ctx.header("Last-Event-ID");
    if (given == null || given.isBlank()) {
      return 0;
    }
    if (!given.matches("[0-9]{1,18}")) {
      throw Problem.invalid("Last-Event-ID", "must be the id of an event of this stream")
          .asException();
    }
    return Long.parseLong(given);
  }

  private static OutputStream output(Context ctx) {
    try {
      return ctx.res().getOutputStream();
    } catch (IOException e) {
      throw new UncheckedIOException("the reader left before the stream began", e);
    }
  }

  /** Ends every stream; readers come back and resume. */
  @Override
  public void close() {
    open.forEach(ProgressStream::finish);
  }
}
