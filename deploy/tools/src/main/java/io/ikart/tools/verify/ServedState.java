package io.ikart.tools.verify;

import io.ikart.schemas.Ids;
import io.ikart.schemas.query.QueryKind;
import io.ikart.schemas.query.QueryRequest;
import io.ikart.schemas.query.QueryResponse;
import io.ikart.schemas.query.QueryStatus;
import io.ikart.schemas.serde.AvroWire;
import io.ikart.topologies.kernel.Refold;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;

/** Compares folds with what the shop serves, root and parts, byte for byte of meaning. */
final class ServedState {

  private static final int MOST_PARTS = 1_000;
  private static final int WAIT_MS = 2_000;

  /** How a comparison ended. */
  enum Verdict {
    SAME,
    /** The shop has gone on since the fold was made. */
    MOVED_ON,
    DIFFERENT
  }

  /**
   * One comparison.
   *
   * @param verdict how it ended
   * @param difference in words; empty unless it is different
   */
  record Comparison(Verdict verdict, String difference) {}

  private final QueryClient queries;
  private final AvroWire wire;

  ServedState(QueryClient queries, AvroWire wire) {
    this.queries = queries;
    this.wire = wire;
  }

  /** Compares one aggregate. */
  Comparison compare(Aggregate kind, String aggregateId, Refold fold)
      throws IOException, InterruptedException {
    var served = queries.ask(question(kind, aggregateId));
    if (served.getStatus() != QueryStatus.OK) {
      return different("%s: served as %s %s", aggregateId, served.getStatus(), served.getProblem());
    }
    if (served.getVersion() > fold.version()) {
      return new Comparison(Verdict.MOVED_ON, "");
    }
    if (served.getVersion() < fold.version()) {
      return different(
          "%s: version %d is served, the events are at %d",
          aggregateId, served.getVersion(), fold.version());
    }
    var root = wire.decode(served.getRoot());
    if (!root.equals(fold.root())) {
      return different("%s: served %s, folded %s", aggregateId, root, fold.root());
    }
    return partsDiffer(served, fold)
        .map(found -> different("%s: %s", aggregateId, found))
        .orElse(new Comparison(Verdict.SAME, ""));
  }

  private static QueryRequest question(Aggregate kind, String aggregateId) {
    return QueryRequest.newBuilder()
        .setApplication(kind.application())
        .setKind(QueryKind.AGGREGATE)
        .setKey(Ids.partitionKey(aggregateId))
        .setId(aggregateId)
        .setParts(MOST_PARTS)
        .setWaitMs(WAIT_MS)
        .build();
  }

  private Optional<String> partsDiffer(QueryResponse served, Refold fold) {
    Map<String, SpecificRecord> shown = new LinkedHashMap<>();
    served.getParts().forEach(part -> shown.put(part.getId(), wire.decode(part.getValue())));
    List<String> differing = new ArrayList<>();
    fold.allParts().entrySet().stream()
        .limit(served.getMore() ? shown.size() : Long.MAX_VALUE)
        .filter(entry -> !entry.getValue().equals(shown.get(entry.getKey())))
        .forEach(entry -> differing.add(entry.getKey()));
    shown.keySet().stream().filter(id -> !fold.allParts().containsKey(id)).forEach(differing::add);
    return differing.isEmpty() ? Optional.empty() : Optional.of("parts differ: " + differing);
  }

  private static Comparison different(String text, Object... values) {
    return new Comparison(Verdict.DIFFERENT, text.formatted(values));
  }
}
