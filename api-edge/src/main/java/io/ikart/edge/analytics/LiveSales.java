package io.ikart.edge.analytics;

import io.ikart.edge.auth.Principal;
import io.ikart.edge.auth.Revocations;
import io.ikart.edge.problem.Problem;
import io.ikart.edge.sse.FrameStream;
import io.ikart.schemas.sales.SalesFigure;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Figures of the whole shop as server-sent events: first the latest rows as they are, then every
 * change. Rows are upserts, so a reader that comes back misses nothing: it gets the rows again.
 */
public final class LiveSales implements AutoCloseable {

  private static final Duration HEARTBEAT = Duration.ofSeconds(10);
  private static final Duration LONGEST = Duration.ofMinutes(10);
  private static final int MOST_STREAMS = 500;
  private static final int MOST_WAITING = 2_000;
  private static final int FIRST_ROWS = 60;
  private static final int RETRY_SECONDS = 2;

  private final ResultTables tables;
  private final Revocations revocations;
  private final ScheduledExecutorService scheduler;
  private final Executor executor;
  private final Set<FrameStream> open = ConcurrentHashMap.newKeySet();

  public LiveSales(
      ResultTables tables,
      Revocations revocations,
      ScheduledExecutorService scheduler,
      Executor executor) {
    this.tables = tables;
    this.revocations = revocations;
    this.scheduler = scheduler;
    this.executor = executor;
  }

  /** Answers with the figures of a grain from now on. */
  void follow(Context ctx, String grain) {
    if (open.size() >= MOST_STREAMS) {
      throw Problem.unavailable("No stream can be opened now", RETRY_SECONDS).asException();
    }
    ctx.res().setContentType("text/event-stream;charset=utf-8");
    ctx.res().setHeader("Cache-Control", "no-store");
    ctx.res().setHeader("X-Accel-Buffering", "no");
    var stream = stream(ctx);
    open.add(stream);
    stream.begin();
    var leave = tables.follow(figure -> live(stream, grain, figure));
    var rows = AnalyticsRoutes.wholeShop(tables, grain, Instant.MIN);
    rows.subList(Math.max(0, rows.size() - FIRST_ROWS), rows.size())
        .forEach(figure -> send(stream, figure));
    var stay = revocations.whenOver(Principal.of(ctx), stream::finish);
    keepAlive(
        stream,
        () -> {
          leave.run();
          stay.run();
        });
    ctx.future(stream::ended);
  }

  private FrameStream stream(Context ctx) {
    try {
      return new FrameStream(ctx.res().getOutputStream(), executor, MOST_WAITING);
    } catch (IOException e) {
      throw new UncheckedIOException("the reader left before the stream began", e);
    }
  }

  private static void live(FrameStream stream, String grain, SalesFigure figure) {
    if (figure.getGrain().equals(grain) && figure.getBreakdown().equals("ALL")) {
      send(stream, figure);
    }
  }

  private static void send(FrameStream stream, SalesFigure figure) {
    var id = figure.getFigureId() + "@" + figure.getRevision();
    stream.event(id, "sales", FigureJson.of(figure).toString());
  }

  private void keepAlive(FrameStream stream, Runnable leave) {
    var beat =
        scheduler.scheduleAtFixedRate(
            stream::heartbeat, HEARTBEAT.toMillis(), HEARTBEAT.toMillis(), TimeUnit.MILLISECONDS);
    var last = scheduler.schedule(stream::finish, LONGEST.toMillis(), TimeUnit.MILLISECONDS);
    var unused =
        stream
            .ended()
            .whenComplete(
                (done, failure) -> {
                  leave.run();
                  open.remove(stream);
                  beat.cancel(false);
                  last.cancel(false);
                });
  }

  /** Ends every stream; readers come back. */
  @Override
  public void close() {
    open.forEach(FrameStream::finish);
  }
}
