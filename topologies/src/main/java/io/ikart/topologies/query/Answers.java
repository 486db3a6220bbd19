package io.ikart.topologies.query;

import io.ikart.schemas.query.QueryPart;
import io.ikart.schemas.query.QueryResponse;
import io.ikart.schemas.query.QueryStatus;
import java.util.List;

/** Makes the answers that need no state. */
final class Answers {

  private Answers() {}

  static QueryResponse of(QueryStatus status) {
    return QueryResponse.newBuilder().setStatus(status).build();
  }

  static QueryResponse notOwner(String owner) {
    return QueryResponse.newBuilder().setStatus(QueryStatus.NOT_OWNER).setOwner(owner).build();
  }

  static QueryResponse invalid(String problem) {
    return QueryResponse.newBuilder().setStatus(QueryStatus.INVALID).setProblem(problem).build();
  }

  static QueryResponse rows(List<QueryPart> rows, boolean more) {
    return QueryResponse.newBuilder()
        .setStatus(QueryStatus.OK)
        .setParts(rows)
        .setMore(more)
        .build();
  }
}
