package io.ikart.topologies.query;

import io.ikart.schemas.query.QueryRequest;
import io.ikart.schemas.query.QueryResponse;
import io.ikart.schemas.query.QueryStatus;
import io.ikart.schemas.serde.AvroWire;
import io.ikart.schemas.topic.CatalogTopics;
import io.ikart.schemas.topic.CustomerTopics;
import io.ikart.schemas.topic.WebhookTopics;
import io.ikart.topologies.kernel.Application;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KeyQueryMetadata;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.HostInfo;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/**
 * Answers questions about the state this instance holds. A question for a key that lives elsewhere
 * is answered with the owner's address; one that must see a version waits for it, bounded.
 */
public final class Queries {

  private static final int MAX_WAIT_MS = 30_000;
  private static final int LOOK_AGAIN_MS = 2;

  private final Map<String, QueriedApplication> applications;
  private final HostInfo self;
  private final StoreReader reader;
  private final ScheduledExecutorService scheduler;

  public Queries(
      Map<String, QueriedApplication> applications,
      HostInfo self,
      AvroWire wire,
      ScheduledExecutorService scheduler) {
    this.applications = applications;
    this.self = self;
    this.reader = new StoreReader(wire);
    this.scheduler = scheduler;
  }

  /**
   * Answers, at once or when the versions asked for have come.
   *
   * @param budgetMs how long the caller is still willing to wait
   */
  public CompletableFuture<QueryResponse> answer(QueryRequest question, long budgetMs) {
    long waitMs = Math.min(Math.min(question.getWaitMs(), budgetMs), MAX_WAIT_MS);
    var answer = new CompletableFuture<QueryResponse>();
    look(question, System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(waitMs), answer);
    return answer;
  }

  private void look(
      QueryRequest question, long deadlineNanos, CompletableFuture<QueryResponse> answer) {
    try {
      var now = answerNow(question);
      if (now.getStatus() != QueryStatus.BEHIND || System.nanoTime() >= deadlineNanos) {
        answer.complete(now);
      } else {
        scheduler.schedule(
            () -> look(question, deadlineNanos, answer), LOOK_AGAIN_MS, TimeUnit.MILLISECONDS);
      }
    } catch (RuntimeException e) {
      answer.completeExceptionally(e);
    }
  }

  QueryResponse answerNow(QueryRequest question) {
    var application = applications.get(question.getApplication());
    if (application == null) {
      return Answers.notOwner("");
    }
    try {
      return switch (question.getKind()) {
        case AGGREGATE, CUSTOMER_ORDERS, AUDIT -> keyed(application, question);
        case BLOCKED_KEYS ->
            reader.blockedKeys(
                store(
                    application.streams(),
                    StoreQueryParameters.fromNameAndType(
                        application.store(), QueryableStoreTypes.keyValueStore())));
        case REVIEWS ->
            reader.reviews(
                store(
                    application.streams(),
                    StoreQueryParameters.fromNameAndType(
                        application.store(), QueryableStoreTypes.keyValueStore())),
                question);
        case OFFERS ->
            reader.offers(
                store(
                    application.streams(),
                    StoreQueryParameters.fromNameAndType(
                        Application.tableName(CatalogTopics.OFFERS_TABLE),
                        QueryableStoreTypes.keyValueStore())),
                question);
        case PERSON_KEYS ->
            reader.personKeys(
                store(
                    application.streams(),
                    StoreQueryParameters.fromNameAndType(
                        Application.tableName(CustomerTopics.PERSON_KEYS),
                        QueryableStoreTypes.keyValueStore())),
                question);
        case WEBHOOKS ->
            reader.webhooks(
                store(
                    application.streams(),
                    StoreQueryParameters.fromNameAndType(
                        Application.tableName(WebhookTopics.WEBHOOK_SUBSCRIPTIONS),
                        QueryableStoreTypes.keyValueStore())));
      };
    } catch (InvalidStateStoreException e) {
      return Answers.of(QueryStatus.NOT_READY);
    }
  }

  private QueryResponse keyed(QueriedApplication application, QueryRequest question) {
    if (question.getKey().isEmpty() || question.getId().isEmpty()) {
      return Answers.invalid("key and id are needed");
    }
    var where =
        application
            .streams()
            .queryMetadataForKey(application.store(), question.getKey(), new StringSerializer());
    if (KeyQueryMetadata.NOT_AVAILABLE.equals(where)) {
      return Answers.of(QueryStatus.NOT_READY);
    }
    boolean owner = where.activeHost().equals(self);
    boolean standby = question.getStale() && where.standbyHosts().contains(self);
    if (!owner && !standby) {
      return Answers.notOwner(where.activeHost().host() + ":" + where.activeHost().port());
    }
    StoreQueryParameters<ReadOnlyKeyValueStore<Bytes, byte[]>> parameters =
        StoreQueryParameters.fromNameAndType(
            application.store(), QueryableStoreTypes.<Bytes, byte[]>keyValueStore());
    var partition = parameters.withPartition(where.partition());
    var store =
        store(
            application.streams(), question.getStale() ? partition.enableStaleStores() : partition);
    var found =
        switch (question.getKind()) {
          case CUSTOMER_ORDERS -> reader.customerOrders(store, question);
          case AUDIT -> reader.audit(store, question);
          default -> reader.aggregate(store, question);
        };
    return owner ? found : stale(found, application, where.partition());
  }

  private static QueryResponse stale(
      QueryResponse found, QueriedApplication application, int partition) {
    var lags =
        application
            .streams()
            .allLocalStorePartitionLags()
            .getOrDefault(application.store(), Map.of());
    var lag = lags.get(partition);
    return QueryResponse.newBuilder(found)
        .setStale(true)
        .setLag(lag == null ? 0 : lag.offsetLag())
        .build();
  }

  private static ReadOnlyKeyValueStore<Bytes, byte[]> store(
      KafkaStreams streams, StoreQueryParameters<ReadOnlyKeyValueStore<Bytes, byte[]>> parameters) {
    return streams.store(parameters);
  }
}
