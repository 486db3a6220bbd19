package io.ikart.edge.query;

import io.ikart.schemas.query.QueryRequest;
import io.ikart.schemas.query.QueryResponse;
import io.ikart.schemas.query.Routes;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** Carries questions to one instance. Answers may complete on any thread. */
public interface QueryTransport {

  /**
   * Asks one instance.
   *
   * @param address host:port
   * @param patience how long the answer may take
   */
  CompletableFuture<QueryResponse> ask(String address, QueryRequest question, Duration patience);

  /** Asks one instance for the routes it knows. */
  CompletableFuture<Routes> routes(String address, Duration patience);
}
