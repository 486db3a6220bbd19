package io.ikart.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Flow;

/**
 * The sales of the whole shop as a dashboard sees them: server-sent events, as far as they came.
 */
final class LiveFigures implements AutoCloseable {

  private static final String DATA = "data:";

  private final List<JsonNode> figures = new CopyOnWriteArrayList<>();
  private final CompletableFuture<Flow.Subscription> listening = new CompletableFuture<>();

  private LiveFigures() {}

  /** Begins to listen to minutes; returns when the edge has begun to tell. */
  static LiveFigures of(Launcher launcher) {
    var live = new LiveFigures();
    var request =
        HttpRequest.newBuilder(URI.create(launcher.edge() + "/v1/analytics/live?grain=minute"))
            .header("Authorization", Edge.ofStaff(launcher).bearer());
    var unused =
        HttpClient.newHttpClient()
            .sendAsync(request.build(), BodyHandlers.fromLineSubscriber(live.new Lines()))
            .whenComplete((ended, failure) -> live.endedBeforeItBegan(failure));
    live.listening.join();
    return live;
  }

  /** Without effect when it had begun. */
  private void endedBeforeItBegan(Throwable failure) {
    listening.completeExceptionally(
        failure == null ? new IllegalStateException("nothing was told") : failure);
  }

  int heard() {
    return figures.size();
  }

  /** Those that came after the first so many. */
  List<JsonNode> after(int heard) {
    return figures.stream().skip(heard).toList();
  }

  @Override
  public void close() {
    listening.join().cancel();
  }

  private final class Lines implements Flow.Subscriber<String> {

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
      subscription.request(Long.MAX_VALUE);
      listening.complete(subscription);
    }

    @Override
    public void onNext(String line) {
      if (line.startsWith(DATA)) {
        figures.add(Edge.parse(line.substring(DATA.length())));
      }
    }

    @Override
    public void onError(Throwable failure) {
      listening.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
      // A stream lasts ten minutes at most; what came until then is here.
    }
  }
}
