package io.ikart.edge.query;

import io.ikart.schemas.query.PartitionRoute;
import io.ikart.schemas.query.QueryRequest;
import io.ikart.schemas.query.QueryResponse;
import io.ikart.schemas.query.QueryStatus;
import java.net.ConnectException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * The way of one question until it is answered or its time is over. First the owner; where it says
 * who owns the key now, there; while it does not answer, a standby (if the asker takes one); then
 * the owner again after a pause. Used by one question only.
 */
final class Enquiry {

  private static final long PAUSE_MS = 100;
  private static final long ATTEMPT_MS = 1_500;

  private final QueryRequest question;
  private final Queries.From from;
  private final long deadlineNanos;
  private final RouteWatch routes;
  private final QueryTransport transport;
  private final Executor executor;
  private volatile String toldOwner = "";
  private volatile boolean triedAgain;

  Enquiry(
      QueryRequest question,
      Queries.From from,
      Duration patience,
      RouteWatch routes,
      QueryTransport transport,
      Executor executor) {
    this.question = question;
    this.from = from;
    this.deadlineNanos = System.nanoTime() + patience.toNanos();
    this.routes = routes;
    this.transport = transport;
    this.executor = executor;
  }

  CompletableFuture<QueryResponse> begin() {
    if (remainingMs() <= 0) {
      return CompletableFuture.failedFuture(
          new QueryUnavailableException("no answer from " + question.getApplication()));
    }
    var route = routes.table().route(question.getApplication(), question.getKey());
    if (route.isEmpty()) {
      return routes.refresh().thenCompose(fresh -> againLater());
    }
    var owner = toldOwner.isEmpty() ? route.get().getOwner() : toldOwner;
    return owner.isEmpty() ? withoutOwner(route.get()) : toOwner(owner, route.get());
  }

  private CompletableFuture<QueryResponse> toOwner(String owner, PartitionRoute route) {
    return ask(owner, question)
        .handle(Settled::new)
        .thenCompose(
            answer ->
                answer.failed()
                    ? failed(answer.failure(), owner, route)
                    : judged(answer.value(), route));
  }

  private CompletableFuture<QueryResponse> judged(QueryResponse answer, PartitionRoute route) {
    return switch (answer.getStatus()) {
      case OK, NOT_FOUND, BEHIND, INVALID -> CompletableFuture.completedFuture(answer);
      case NOT_OWNER -> moved(answer.getOwner(), route);
      case NOT_READY -> withoutOwner(route);
    };
  }

  private CompletableFuture<QueryResponse> moved(String owner, PartitionRoute route) {
    var unused = routes.refresh();
    if (owner.isEmpty() || owner.equals(toldOwner)) {
      return withoutOwner(route);
    }
    toldOwner = owner;
    return begin();
  }

  /** A kept connection may have been closed from the other side: the owner gets a second try. */
  private CompletableFuture<QueryResponse> failed(
      Throwable failure, String owner, PartitionRoute route) {
    var cause = failure instanceof CompletionException ? failure.getCause() : failure;
    if (!triedAgain && !(cause instanceof ConnectException)) {
      triedAgain = true;
      return toOwner(owner, route);
    }
    return withoutOwner(route);
  }

  private CompletableFuture<QueryResponse> withoutOwner(PartitionRoute route) {
    var unused = routes.refresh();
    toldOwner = "";
    return from == Queries.From.OWNER ? againLater() : toStandbys(route.getStandbys());
  }

  /** A standby that does not know the thing may just be behind: only what it has counts. */
  private CompletableFuture<QueryResponse> toStandbys(List<String> standbys) {
    if (standbys.isEmpty() || remainingMs() <= 0) {
      return againLater();
    }
    var rest = standbys.subList(1, standbys.size());
    return ask(standbys.get(0), QueryRequest.newBuilder(question).setStale(true).build())
        .handle(Settled::new)
        .thenCompose(
            answer ->
                !answer.failed() && answer.value().getStatus() == QueryStatus.OK
                    ? CompletableFuture.completedFuture(answer.value())
                    : toStandbys(rest));
  }

  private CompletableFuture<QueryResponse> againLater() {
    var later = CompletableFuture.delayedExecutor(PAUSE_MS, TimeUnit.MILLISECONDS, executor);
    return CompletableFuture.runAsync(() -> {}, later).thenCompose(now -> begin());
  }

  private CompletableFuture<QueryResponse> ask(String address, QueryRequest asked) {
    long patienceMs = Math.max(1, Math.min(remainingMs(), ATTEMPT_MS + question.getWaitMs()));
    return transport.ask(address, asked, Duration.ofMillis(patienceMs));
  }

  private long remainingMs() {
    return TimeUnit.NANOSECONDS.toMillis(deadlineNanos - System.nanoTime());
  }
}
