package io.ikart.edge;

import io.ikart.edge.seal.KeyLog;
import io.ikart.schemas.notification.PersonKey;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

/** A topic of keys that the test can look into. */
public final class FakeKeys implements KeyLog {

  private final List<PersonKey> kept = new CopyOnWriteArrayList<>();
  private volatile boolean away;

  @Override
  public CompletableFuture<Void> keep(PersonKey key) {
    if (away) {
      return CompletableFuture.failedFuture(new IllegalStateException("no broker"));
    }
    kept.add(key);
    return CompletableFuture.completedFuture(null);
  }

  public List<PersonKey> kept() {
    return kept;
  }

  public void goesAway() {
    away = true;
  }

  void reset() {
    kept.clear();
    away = false;
  }
}
