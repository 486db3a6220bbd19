package io.ikart.edge.seal;

import io.ikart.schemas.notification.PersonKey;
import java.util.concurrent.CompletableFuture;

/** Where keys of persons are kept. */
public interface KeyLog {

  /** Keeps a key; completes when it is durable. */
  CompletableFuture<Void> keep(PersonKey key);
}
