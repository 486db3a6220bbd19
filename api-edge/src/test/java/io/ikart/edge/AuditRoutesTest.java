package io.ikart.edge;

import static io.ikart.edge.TestEdge.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.ikart.schemas.audit.ActionRecorded;
import io.ikart.schemas.audit.AuditFilter;
import io.ikart.schemas.audit.AuditLogs;
import io.ikart.schemas.audit.AuditedAction;
import io.ikart.schemas.audit.EntryHash;
import io.ikart.schemas.audit.RecordAction;
import io.ikart.schemas.common.EventMeta;
import io.ikart.schemas.query.QueryKind;
import io.ikart.schemas.query.QueryPart;
import io.ikart.schemas.query.QueryResponse;
import io.ikart.schemas.query.QueryStatus;
import io.ikart.schemas.topic.AuditTopics;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** The audit log as staff see it, and what the edge itself has noted there. */
@TestInstance(Lifecycle.PER_CLASS)
class AuditRoutesTest {

  private static final String AUDIT = "/v1/admin/audit";
  private static final String SECRET = "/v1/admin/webhooks/whsub_01ARZ3NDEKTSV4RRFFQ69G5FAV/secret";
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

  private final TestEdge edge = new TestEdge();

  @BeforeEach
  void reset() {
    edge.reset();
  }

  @AfterAll
  void close() {
    edge.close();
  }

  @Test
  void aPageShowsWhoDidWhatToWhatFromWhereWhyAndWhatChanged() {
    edge.shop.answers(AuditFilter.none().text(), page(true, entry(7)));

    var answer = edge.get(AUDIT);

    assertThat(answer.statusCode()).isEqualTo(200);
    var shown = json(answer).get("entries").get(0);
    assertThat(shown.get("sequence").asLong()).isEqualTo(7);
    assertThat(shown.get("action").textValue()).isEqualTo("stock.adjusted");
    assertThat(shown.get("object").textValue()).isEqualTo("TEA");
    assertThat(shown.get("actor").textValue()).isEqualTo("cust_ada");
    assertThat(shown.get("address").textValue()).isEqualTo("00c0ffee00c0ffee");
    assertThat(shown.get("reason").textValue()).isEqualTo("a count");
    assertThat(shown.get("at").textValue()).isEqualTo("2026-03-02T12:00:00Z");
    assertThat(shown.get("before").get("onHand").asLong()).isEqualTo(10);
    assertThat(shown.get("after").get("onHand").asLong()).isEqualTo(7);
    assertThat(shown.get("hash").textValue()).hasSize(64);
    edge.get(AUDIT + "?cursor=" + json(answer).get("next").textValue());
    assertThat(edge.shop.lastAsked().getAfter()).isEqualTo(AuditLogs.rowOf(7));
  }

  @Test
  void filtersAreAskedForWhereTheLogIsKept() {
    edge.get(
        AUDIT
            + "?actor=cust_ada&action=stock.&object=TEA&address=203.0.113.5&limit=5"
            + "&from=2026-03-02T12:00:00Z&to=2026-03-02T12:10:00Z");

    var asked = edge.shop.lastAsked();
    assertThat(asked.getKind()).isEqualTo(QueryKind.AUDIT);
    assertThat(asked.getApplication()).isEqualTo("audit");
    assertThat(asked.getParts()).isEqualTo(5);
    var filter = AuditFilter.of(asked.getId());
    assertThat(filter.actor()).isEqualTo("cust_ada");
    assertThat(filter.action()).isEqualTo("stock.");
    assertThat(filter.object()).isEqualTo("TEA");
    assertThat(filter.address()).matches("[0-9a-f]{16}").doesNotContain("203");
    assertThat(filter.from()).isEqualTo(NOON);
    assertThat(filter.to()).isEqualTo(NOON.plusSeconds(600));
  }

  @Test
  void beforeTheFirstEntryThereIsAnEmptyPage() {
    var answer = edge.get(AUDIT);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(json(answer).get("entries")).isEmpty();
    assertThat(json(answer).has("next")).isFalse();
  }

  @Test
  void whatNobodyKnowsIsRefusedByName() {
    var answer =
        edge.get(AUDIT + "?who=ada&action=Stock&from=yesterday&address=example.org&limit=5");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(json(answer).get("errors").findValuesAsText("field"))
        .containsExactlyInAnyOrder("who", "action", "from", "address");
    assertThat(edge.get(AUDIT + "?limit=101").statusCode()).isEqualTo(400);
    assertThat(edge.get(AUDIT + "?cursor=!").statusCode()).isEqualTo(400);
  }

  @Test
  void whoeverIsShownASecretIsInTheLogBefore() {
    edge.get(SECRET);

    assertThat(edge.log.last().topic()).isEqualTo(AuditTopics.AUDIT_COMMANDS);
    var command = (RecordAction) edge.log.last().command();
    assertThat(command.getMeta().getAggregateId()).isEqualTo(AuditLogs.SHOP);
    assertThat(command.getAudited().getAction()).isEqualTo("secret.read");
    assertThat(command.getAudited().getObject()).startsWith("whsub_");
    assertThat(command.getAudited().getAddress()).matches("[0-9a-f]{16}");
  }

  @Test
  void nobodyIsShownASecretThatCannotBeNoted() {
    edge.log.losesTouch();

    var answer = edge.get(SECRET);

    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.headers().firstValue("Retry-After")).isPresent();
  }

  @Test
  void everyCommandSaysWhereItCameFromAndNotTheAddress() {
    edge.log.accepts();

    edge.post(
        "/v1/admin/stock/TEA/adjust",
        "{\"warehouse\": \"main\", \"delta\": -1, \"reason\": \"broken\"}");

    assertThat(edge.log.last().origin()).matches("[0-9a-f]{16}");
    assertThat(edge.log.last().command().toString()).doesNotContain("127.0.0.1");
  }

  private static ActionRecorded entry(long sequence) {
    return new ActionRecorded(
        new EventMeta(AuditLogs.SHOP, sequence, "c1", "c1", "cust_ada", NOON, NOON),
        new AuditedAction(
            "stock.adjusted",
            "TEA",
            3L,
            "00c0ffee00c0ffee",
            "a count",
            "{\"delta\":-3}",
            "{\"onHand\":10}",
            "{\"onHand\":7}"),
        EntryHash.BEGINNING,
        EntryHash.BEGINNING);
  }

  private QueryResponse page(boolean more, ActionRecorded... entries) {
    var parts =
        List.of(entries).stream()
            .map(entry -> edge.shop.part(AuditLogs.rowOf(entry.getMeta().getVersion()), entry))
            .toArray(QueryPart[]::new);
    return QueryResponse.newBuilder()
        .setStatus(QueryStatus.OK)
        .setParts(List.of(parts))
        .setMore(more)
        .build();
  }
}
