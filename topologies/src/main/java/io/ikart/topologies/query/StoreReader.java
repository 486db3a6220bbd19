package io.ikart.topologies.query;

import io.ikart.schemas.KeyRows;
import io.ikart.schemas.audit.ActionRecorded;
import io.ikart.schemas.audit.AuditFilter;
import io.ikart.schemas.audit.AuditLogs;
import io.ikart.schemas.common.Touched;
import io.ikart.schemas.order.CustomerOrder;
import io.ikart.schemas.query.QueryPart;
import io.ikart.schemas.query.QueryRequest;
import io.ikart.schemas.query.QueryResponse;
import io.ikart.schemas.query.QueryStatus;
import io.ikart.schemas.serde.AvroWire;
import io.ikart.topologies.kernel.AggregateStore;
import io.ikart.topologies.kernel.AggregateStore.RawPart;
import io.ikart.topologies.kernel.StoreKeys;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** Answers questions from one store. Sees what is not committed yet (RATIONALE.md says why). */
final class StoreReader {

  private static final int MAX_PARTS = 1_000;

  private final AvroWire wire;

  StoreReader(AvroWire wire) {
    this.wire = wire;
  }

  QueryResponse aggregate(ReadOnlyKeyValueStore<Bytes, byte[]> store, QueryRequest question) {
    var aggregates = new AggregateStore(store, wire);
    var found = aggregates.aggregate(question.getId());
    if (found.isEmpty()) {
      return Answers.of(
          question.getAtLeast().isEmpty() ? QueryStatus.NOT_FOUND : QueryStatus.BEHIND);
    }
    var stored = found.get();
    if (isBehind(question, stored.getVersion(), stored.getEtag())) {
      return Answers.of(QueryStatus.BEHIND);
    }
    int limit = Math.min(question.getParts(), MAX_PARTS);
    var parts =
        limit == 0
            ? List.<RawPart>of()
            : aggregates.rawParts(question.getId(), question.getAfter(), limit + 1);
    return QueryResponse.newBuilder()
        .setStatus(QueryStatus.OK)
        .setVersion(stored.getVersion())
        .setEtag(stored.getEtag())
        .setRoot(stored.getRoot())
        .setParts(toParts(parts, limit))
        .setMore(parts.size() > limit)
        .build();
  }

  /** A version number alone may be reached twice after an aborted transaction; the tag may not. */
  private static boolean isBehind(QueryRequest question, long version, String etag) {
    for (Touched wanted : question.getAtLeast()) {
      boolean meant = wanted.getAggregateId().equals(question.getId());
      boolean otherFact =
          wanted.getVersion() == version
              && !wanted.getEtag().isEmpty()
              && !wanted.getEtag().equals(etag);
      if (meant && (wanted.getVersion() > version || otherFact)) {
        return true;
      }
    }
    return false;
  }

  QueryResponse customerOrders(ReadOnlyKeyValueStore<Bytes, byte[]> store, QueryRequest question) {
    var aggregates = new AggregateStore(store, wire);
    int limit = Math.min(Math.max(1, question.getParts()), MAX_PARTS);
    if (!hasReached(aggregates.rawParts(question.getId(), "", MAX_PARTS), question)) {
      return Answers.of(QueryStatus.BEHIND);
    }
    var rows = aggregates.rawParts(question.getId(), question.getAfter(), limit + 1);
    return Answers.rows(toParts(rows, limit), rows.size() > limit);
  }

  private boolean hasReached(List<RawPart> rows, QueryRequest question) {
    for (Touched wanted : question.getAtLeast()) {
      boolean reached =
          rows.stream()
              .filter(row -> row.id().endsWith(wanted.getAggregateId()))
              .map(row -> (CustomerOrder) wire.decode(row.value()))
              .anyMatch(row -> row.getVersion() >= wanted.getVersion());
      if (!reached) {
        return false;
      }
    }
    return true;
  }

  /**
   * Entries of the audit log that pass the question's filter, the newest first. Looks at no more
   * than the log keeps in its store.
   */
  QueryResponse audit(ReadOnlyKeyValueStore<Bytes, byte[]> store, QueryRequest question) {
    AuditFilter filter;
    try {
      filter = AuditFilter.of(question.getId());
    } catch (IllegalArgumentException e) {
      return Answers.invalid(e.getMessage());
    }
    int limit = Math.min(Math.max(1, question.getParts()), MAX_PARTS);
    var found = new ArrayList<QueryPart>();
    try (var range =
        store.range(
            StoreKeys.afterPart(AuditLogs.SHOP, question.getAfter()),
            StoreKeys.endOfParts(AuditLogs.SHOP))) {
      while (range.hasNext() && found.size() <= limit) {
        var entry = range.next();
        if (filter.passes((ActionRecorded) wire.decode(entry.value))) {
          var row = StoreKeys.partId(AuditLogs.SHOP, entry.key);
          found.add(new QueryPart(row, ByteBuffer.wrap(entry.value)));
        }
      }
    }
    boolean more = found.size() > limit;
    return Answers.rows(more ? found.subList(0, limit) : found, more);
  }

  QueryResponse blockedKeys(ReadOnlyKeyValueStore<Bytes, byte[]> store) {
    var found = new ArrayList<QueryPart>();
    try (var range = store.range(StoreKeys.startOfBlocked(), StoreKeys.endOfBlocked())) {
      while (range.hasNext() && found.size() < MAX_PARTS) {
        var entry = range.next();
        found.add(new QueryPart(StoreKeys.blockedKey(entry.key), ByteBuffer.wrap(entry.value)));
      }
      return Answers.rows(found, range.hasNext());
    }
  }

  /** What a person must look at, in the order of the aggregates' ids. */
  QueryResponse reviews(ReadOnlyKeyValueStore<Bytes, byte[]> store, QueryRequest question) {
    int limit = Math.min(Math.max(1, question.getParts()), MAX_PARTS);
    var found = new ArrayList<QueryPart>();
    try (var range =
        store.range(StoreKeys.afterReview(question.getAfter()), StoreKeys.endOfReviews())) {
      while (range.hasNext() && found.size() < limit) {
        var entry = range.next();
        found.add(new QueryPart(StoreKeys.reviewed(entry.key), ByteBuffer.wrap(entry.value)));
      }
      return Answers.rows(found, range.hasNext());
    }
  }

  /** The offers asked for that this instance knows. */
  QueryResponse offers(ReadOnlyKeyValueStore<Bytes, byte[]> table, QueryRequest question) {
    var found = new ArrayList<QueryPart>();
    for (var id : question.getId().split(",", -1)) {
      var row = table.get(Bytes.wrap(id.getBytes(StandardCharsets.UTF_8)));
      if (row != null) {
        found.add(new QueryPart(id, ByteBuffer.wrap(row)));
      }
    }
    return Answers.rows(found, false);
  }

  /** The keys of a person, those that were destroyed included. */
  QueryResponse personKeys(ReadOnlyKeyValueStore<Bytes, byte[]> table, QueryRequest question) {
    var found = new ArrayList<QueryPart>();
    try (var rows = table.prefixScan(KeyRows.idsOf(question.getId()), new StringSerializer())) {
      while (rows.hasNext() && found.size() < MAX_PARTS) {
        var row = rows.next();
        var id = new String(row.key.get(), StandardCharsets.UTF_8);
        found.add(new QueryPart(id, ByteBuffer.wrap(row.value)));
      }
      return Answers.rows(found, rows.hasNext());
    }
  }

  /** The subscriptions this instance knows, those that have ended included. */
  QueryResponse webhooks(ReadOnlyKeyValueStore<Bytes, byte[]> table) {
    var found = new ArrayList<QueryPart>();
    try (var rows = table.all()) {
      while (rows.hasNext() && found.size() < MAX_PARTS) {
        var row = rows.next();
        var id = new String(row.key.get(), StandardCharsets.UTF_8);
        found.add(new QueryPart(id, ByteBuffer.wrap(row.value)));
      }
      return Answers.rows(found, rows.hasNext());
    }
  }

  private static List<QueryPart> toParts(List<RawPart> raw, int limit) {
    return raw.stream()
        .limit(limit)
        .map(part -> new QueryPart(part.id(), ByteBuffer.wrap(part.value())))
        .toList();
  }
}
