package io.ikart.edge.admin;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ikart.edge.command.Answer;
import io.ikart.edge.command.Write;
import io.ikart.edge.command.Writes;
import io.ikart.edge.http.Bodies;
import io.ikart.edge.http.Fields;
import io.ikart.edge.http.Formats;
import io.ikart.edge.query.Place;
import io.ikart.edge.query.Queries;
import io.ikart.schemas.Ids;
import io.ikart.schemas.audit.AuditLogs;
import io.ikart.schemas.common.BlockedKey;
import io.ikart.schemas.common.ReleaseBlockedKey;
import io.ikart.schemas.query.QueryKind;
import io.ikart.schemas.query.QueryPart;
import io.ikart.schemas.query.QueryRequest;
import io.ikart.schemas.query.QueryResponse;
import io.ikart.schemas.query.QueryStatus;
import io.ikart.schemas.serde.AvroWire;
import io.ikart.schemas.topic.AuditTopics;
import io.ikart.schemas.topic.CatalogTopics;
import io.ikart.schemas.topic.CheckoutTopics;
import io.ikart.schemas.topic.NotificationTopics;
import io.ikart.schemas.topic.ReviewTopics;
import io.ikart.schemas.topic.StockTopics;
import io.ikart.schemas.topic.Topic;
import io.ikart.schemas.topic.WebhookTopics;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;

/** Keys whose commands wait because one of them failed: list them, let them go on. */
public final class BlockedKeyRoutes {

  private static final int MOST_PER_INSTANCE = 1_000;

  /** Applications that decide commands, with the topic each takes them from. */
  private static final Map<String, Topic> DECIDING =
      Map.of(
          "catalog", CatalogTopics.CATALOG_COMMANDS,
          "stock", StockTopics.STOCK_COMMANDS,
          "checkout", CheckoutTopics.CHECKOUT_COMMANDS,
          "notification", NotificationTopics.NOTIFICATION_COMMANDS,
          "webhook", WebhookTopics.WEBHOOK_COMMANDS,
          "review", ReviewTopics.REVIEW_COMMANDS,
          "audit", AuditTopics.AUDIT_COMMANDS);

  /** Applications whose keys are ULIDs of carts. */
  private static final Set<String> BY_CART = Set.of("checkout", "notification");

  private final Writes writes;
  private final Queries queries;
  private final AvroWire wire;

  public BlockedKeyRoutes(Writes writes, Queries queries, AvroWire wire) {
    this.writes = writes;
    this.queries = queries;
    this.wire = wire;
  }

  /** Asks every instance of every deciding application. */
  public void list(Context ctx) {
    ctx.future(
        () -> {
          var asked =
              new TreeMap<String, CompletableFuture<Map<String, Optional<QueryResponse>>>>();
          DECIDING.keySet().forEach(name -> asked.put(name, queries.askAll(question(name))));
          return CompletableFuture.allOf(asked.values().toArray(CompletableFuture[]::new))
              .thenRun(() -> answer(ctx, asked));
        });
  }

  /** Sends the command that lets a key go on. */
  public void release(Context ctx) {
    var body = Bodies.document(ctx);
    var fields = Fields.of(body);
    var application = fields.text("application", Formats.APPLICATION);
    var aggregateId = completed(application, fields.text("aggregateId", Formats.OFFER_ID));
    boolean retry = fields.flag("retry", true);
    if (!DECIDING.containsKey(application)) {
      fields.wrong(
          "application", "must be one of " + String.join(", ", new TreeSet<>(DECIDING.keySet())));
    } else if (!isIdOf(application, aggregateId)) {
      fields.wrong("aggregateId", "must be an id of an aggregate of this application");
    }
    fields.done();
    writes.handle(
        ctx,
        Write.to(
            DECIDING.get(application),
            aggregateId,
            body,
            meta -> new ReleaseBlockedKey(meta, retry),
            Answer.updated(Released::new)));
  }

  /** What the answer to a release names; there is no state to show. */
  private record Released(String id) implements Place {
    @Override
    public String path() {
      return "/v1/admin/blocked-keys";
    }
  }

  /** As it is listed, the key of carts, orders and payments is their ULID, of reviews a product. */
  private static String completed(String application, String id) {
    if (application.equals("review") && Formats.PRODUCT_ID.matches(id)) {
      return Ids.reviews(id);
    }
    var cart = BY_CART.contains(application) ? "cart_" + id : id;
    return Ids.isValid(cart, "cart_", false) ? cart : id;
  }

  private static boolean isIdOf(String application, String id) {
    return switch (application) {
      case "catalog" -> Formats.PRODUCT_ID.matches(id);
      case "stock" -> Formats.SKU.matches(id);
      case "review" ->
          id.startsWith(Ids.reviews("")) && Formats.PRODUCT_ID.matches(Ids.partitionKey(id));
      case "webhook" -> Ids.isValid(id, "whsub_", false);
      case "audit" -> id.equals(AuditLogs.SHOP);
      default ->
          Ids.isValid(id, "cart_", false)
              || Ids.isValid(id, "order_", true)
              || Ids.isValid(id, "pay_", true)
              || Ids.isValid(id, "ntf_", true)
              || Ids.isOfOrder(id, "ship_")
              || Ids.isOfOrder(id, "ret_");
    };
  }

  private static QueryRequest question(String application) {
    return QueryRequest.newBuilder()
        .setApplication(application)
        .setKind(QueryKind.BLOCKED_KEYS)
        .setKey("")
        .setId("")
        .setParts(MOST_PER_INSTANCE)
        .build();
  }

  private void answer(
      Context ctx, Map<String, CompletableFuture<Map<String, Optional<QueryResponse>>>> asked) {
    var body = JsonNodeFactory.instance.objectNode();
    var listed = body.putArray("blocked");
    int silent = 0;
    for (var application : asked.entrySet()) {
      var byKey = new TreeMap<String, QueryPart>();
      for (var answer : application.getValue().join().values()) {
        var parts = partsOf(answer);
        parts.ifPresent(found -> found.forEach(part -> byKey.put(part.getId(), part)));
        silent += parts.isPresent() ? 0 : 1;
      }
      byKey.values().forEach(part -> listed.add(json(application.getKey(), part)));
    }
    body.put("silent", silent);
    ctx.contentType("application/json").result(body.toString());
  }

  private static Optional<List<QueryPart>> partsOf(Optional<QueryResponse> answer) {
    return answer.filter(given -> given.getStatus() == QueryStatus.OK).map(QueryResponse::getParts);
  }

  private ObjectNode json(String application, QueryPart part) {
    var blocked = (BlockedKey) wire.decode(part.getValue());
    return JsonNodeFactory.instance
        .objectNode()
        .put("application", application)
        .put("key", part.getId())
        .put("reason", blocked.getReason())
        .put("topic", blocked.getTopic())
        .put("partition", blocked.getPartition())
        .put("offset", blocked.getOffset())
        .put("since", blocked.getSince().toString())
        .put("parked", blocked.getParked());
  }
}
