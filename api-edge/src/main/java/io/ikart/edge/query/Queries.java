package io.ikart.edge.query;

import io.ikart.schemas.query.QueryRequest;
import io.ikart.schemas.query.QueryResponse;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** Asks the topologies for the state they keep. */
public interface Queries {

  /** Who may answer. */
  enum From {
    /** Only the instance that owns the partition. */
    OWNER,
    /** The owner, or a standby while the owner does not answer; the answer says so. */
    OWNER_OR_STANDBY
  }

  /**
   * Asks one question.
   *
   * @return an answer with status OK, NOT_FOUND, BEHIND or INVALID; fails with {@link
   *     QueryUnavailableException} when nobody answered in time
   */
  CompletableFuture<QueryResponse> ask(QueryRequest question, From from);

  /**
   * Asks every instance that hosts an application, standbys included.
   *
   * @return answers by address; empty where the instance did not answer in time
   */
  CompletableFuture<Map<String, Optional<QueryResponse>>> askAll(QueryRequest question);

  /** Names of the applications whose instances are known; empty until the first routes came. */
  Set<String> applications();
}
