package io.ikart.edge;

import io.ikart.edge.query.Queries;
import io.ikart.edge.query.QueryUnavailableException;
import io.ikart.schemas.notification.PersonKey;
import io.ikart.schemas.query.QueryKind;
import io.ikart.schemas.query.QueryPart;
import io.ikart.schemas.query.QueryRequest;
import io.ikart.schemas.query.QueryResponse;
import io.ikart.schemas.query.QueryStatus;
import io.ikart.schemas.serde.AvroWire;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.avro.specific.SpecificRecord;

/** State as the test says, by id. */
public final class FakeShop implements Queries {

  private final AvroWire wire;
  private final Map<String, QueryResponse> states = new ConcurrentHashMap<>();
  private final Map<String, Optional<QueryResponse>> instances = new LinkedHashMap<>();
  private final List<QueryRequest> asked = new CopyOnWriteArrayList<>();
  private volatile boolean down;
  private volatile boolean slow;

  public FakeShop(AvroWire wire) {
    this.wire = wire;
  }

  @Override
  public CompletableFuture<QueryResponse> ask(QueryRequest question, From from) {
    asked.add(question);
    if (down) {
      return CompletableFuture.failedFuture(new QueryUnavailableException("down"));
    }
    var nothing = QueryResponse.newBuilder().setStatus(QueryStatus.NOT_FOUND).build();
    var answer =
        Optional.ofNullable(states.get(question.getKind() + " " + question.getId()))
            .orElseGet(() -> states.getOrDefault(question.getId(), nothing));
    return slow
        ? CompletableFuture.supplyAsync(() -> answer)
        : CompletableFuture.completedFuture(answer);
  }

  @Override
  public CompletableFuture<Map<String, Optional<QueryResponse>>> askAll(QueryRequest question) {
    asked.add(question);
    return CompletableFuture.completedFuture(Map.copyOf(instances));
  }

  @Override
  public Set<String> applications() {
    return Set.of("catalog", "stock", "checkout", "customer-orders");
  }

  void reset() {
    states.clear();
    instances.clear();
    asked.clear();
    down = false;
    slow = false;
  }

  public void has(String id, SpecificRecord root, QueryPart... parts) {
    answers(id, state(root, parts).build());
  }

  /** The topic of keys has these of a person. */
  public void hasKeys(String personId, List<PersonKey> keys) {
    var rows = keys.stream().map(key -> part(key.getKeyId(), key)).toList();
    var answer = QueryResponse.newBuilder().setStatus(QueryStatus.OK).setParts(rows).build();
    answers(QueryKind.PERSON_KEYS + " " + personId, answer);
  }

  /** The list of a customer's orders has these rows. */
  public void hasOrders(String customerId, QueryPart... rows) {
    var answer =
        QueryResponse.newBuilder().setStatus(QueryStatus.OK).setParts(List.of(rows)).build();
    answers(QueryKind.CUSTOMER_ORDERS + " " + customerId, answer);
  }

  public QueryResponse.Builder state(SpecificRecord root, QueryPart... parts) {
    return QueryResponse.newBuilder()
        .setStatus(QueryStatus.OK)
        .setVersion(3)
        .setEtag("3-abc")
        .setRoot(ByteBuffer.wrap(wire.encode(root)))
        .setParts(List.of(parts));
  }

  public QueryPart part(String id, SpecificRecord value) {
    return new QueryPart(id, ByteBuffer.wrap(wire.encode(value)));
  }

  public void answers(String id, QueryResponse answer) {
    states.put(id, answer);
  }

  public void instanceAnswers(String address, QueryResponse answer) {
    instances.put(address, Optional.ofNullable(answer));
  }

  /** Answers come later, on another thread. */
  public void takesItsTime() {
    slow = true;
  }

  public void goesDown() {
    down = true;
  }

  public List<QueryRequest> asked() {
    return asked;
  }

  public QueryRequest lastAsked() {
    return asked.get(asked.size() - 1);
  }
}
