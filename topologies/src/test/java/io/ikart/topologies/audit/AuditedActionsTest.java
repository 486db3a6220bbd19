package io.ikart.topologies.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.ikart.schemas.Headers;
import io.ikart.schemas.Ids;
import io.ikart.schemas.audit.AuditLogs;
import io.ikart.schemas.audit.RecordAction;
import io.ikart.schemas.common.CommandMeta;
import io.ikart.schemas.common.ReleaseBlockedKey;
import io.ikart.schemas.credentials.ChangeRoles;
import io.ikart.schemas.credentials.EraseAccount;
import io.ikart.schemas.credentials.SignIn;
import io.ikart.schemas.serde.AvroWire;
import io.ikart.schemas.serde.LocalSchemas;
import io.ikart.schemas.stock.AdjustStock;
import io.ikart.schemas.stock.ReceiveStock;
import io.ikart.schemas.topic.AuditTopics;
import io.ikart.schemas.topic.CustomerTopics;
import io.ikart.schemas.topic.StockTopics;
import io.ikart.schemas.topic.Topic;
import io.ikart.topologies.customer.CustomerTopology;
import io.ikart.topologies.kernel.KernelMeters;
import io.ikart.topologies.kernel.Resources;
import io.ikart.topologies.shop.Driver;
import io.ikart.topologies.shop.Message;
import io.ikart.topologies.shop.Shop;
import io.ikart.topologies.stock.StockTopology;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Applications ask for an entry with whatever is audited, and know nothing of it themselves. */
class AuditedActionsTest {

  private static final String ORIGIN = "00c0ffee00c0ffee";
  private static final String ADA = "cust_ada";

  private final AvroWire wire = new AvroWire(new LocalSchemas());
  private final Resources resources =
      new Resources(wire, new KernelMeters(new SimpleMeterRegistry()));
  private final Driver stock = new Driver(StockTopology.STOCK, resources, Shop.NOON);
  private final Driver customer = new Driver(CustomerTopology.CUSTOMER, resources, Shop.NOON);

  @AfterEach
  void stop() {
    stock.close();
    customer.close();
  }

  @Test
  void anAdjustmentSaysWhoFromWhereWhyAndWhatChanged() {
    assertThat(recorded(stock, StockTopics.STOCK_COMMANDS, receive(10))).isEmpty();

    var entries =
        recorded(
            stock,
            StockTopics.STOCK_COMMANDS,
            new AdjustStock(meta("TEA", "c2"), "main", -3L, "broken in the cellar"));

    assertThat(entries)
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.getMeta().getAggregateId()).isEqualTo(AuditLogs.SHOP);
              assertThat(entry.getMeta().getActor()).isEqualTo(ADA);
              assertThat(entry.getMeta().getCausedBy()).isEqualTo("c2");
              assertThat(entry.getMeta().getIssuedAt()).isEqualTo(Shop.NOON);
              var audited = entry.getAudited();
              assertThat(audited.getAction()).isEqualTo("stock.adjusted");
              assertThat(audited.getObject()).isEqualTo("TEA");
              assertThat(audited.getVersion()).isEqualTo(2);
              assertThat(audited.getAddress()).isEqualTo(ORIGIN);
              assertThat(audited.getReason()).isEqualTo("broken in the cellar");
              assertThat(audited.getDetails()).contains("\"delta\":-3");
              assertThat(audited.getBefore()).contains("\"onHand\":10");
              assertThat(audited.getAfter()).contains("\"onHand\":7");
            });
  }

  @Test
  void whatIsRefusedIsAuditedWhereAnAttemptIsWorthKnowing() {
    var salt = ByteBuffer.wrap(new byte[] {1});
    var id = Ids.credentials(Ids.ulid(1, 2));
    var entries =
        recorded(
            customer,
            CustomerTopics.CUSTOMER_COMMANDS,
            new SignIn(meta(id, "c1"), Ids.ulid(3, 4), salt, true, Ids.ulid(5, 6)));

    assertThat(entries)
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.getAudited().getAction()).isEqualTo("session.refused");
              assertThat(entry.getAudited().getObject()).isEqualTo(id);
              assertThat(entry.getAudited().getAddress()).isEqualTo(ORIGIN);
              assertThat(entry.getAudited().getDetails()).contains("unauthenticated");
            });
  }

  @Test
  void whoTriesToGiveRolesOrToForgetSomebodyIsAudited() {
    var id = Ids.credentials(Ids.ulid(1, 2));
    var nobody = ByteBuffer.wrap(new byte[0]);

    var entries =
        recorded(
            customer,
            CustomerTopics.CUSTOMER_COMMANDS,
            new ChangeRoles(meta(id, "c1"), List.of("admin")),
            new EraseAccount(meta(id, "c2"), Ids.ulid(3, 4), nobody, false, false, Ids.ulid(5, 6)));

    assertThat(entries)
        .extracting(entry -> entry.getAudited().getAction())
        .containsExactly("role.change-refused", "erasure.refused");
  }

  @Test
  void anOperatorWhoLetsAKeyGoOnIsAudited() {
    var entries =
        recorded(
            stock, StockTopics.STOCK_COMMANDS, new ReleaseBlockedKey(meta("TEA", "c1"), false));

    assertThat(entries)
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.getAudited().getAction()).isEqualTo("key.released");
              assertThat(entry.getAudited().getObject()).isEqualTo("stock/TEA");
              assertThat(entry.getAudited().getDetails()).contains("\"retryFailed\":false");
            });
  }

  /** Where a shopper was is nobody's business once the command is a week old. */
  @Test
  void theOriginIsWrittenWhereItIsAuditedAndNowhereElse() {
    pipe(stock, StockTopics.STOCK_COMMANDS, receive(10));

    for (var message : stock.written(wire)) {
      assertThat(message.headers().lastHeader(Headers.ORIGIN)).as(message.toString()).isNull();
      assertThat(message.value().toString()).doesNotContain(ORIGIN);
    }
  }

  private static ReceiveStock receive(long units) {
    return new ReceiveStock(meta("TEA", "c1"), "main", units, "delivery", null);
  }

  private static CommandMeta meta(String aggregateId, String commandId) {
    return new CommandMeta(aggregateId, commandId, commandId, ADA, Shop.NOON, Shop.NOON, 0L, "");
  }

  private List<RecordAction> recorded(Driver driver, Topic topic, SpecificRecord... commands) {
    for (var command : commands) {
      pipe(driver, topic, command);
    }
    return driver.written(wire).stream()
        .filter(message -> message.topic() == AuditTopics.AUDIT_COMMANDS)
        .map(Message::value)
        .map(RecordAction.class::cast)
        .toList();
  }

  private void pipe(Driver driver, Topic topic, SpecificRecord command) {
    var headers = new RecordHeaders();
    headers.add(Headers.ORIGIN, ORIGIN.getBytes(StandardCharsets.UTF_8));
    driver.pipe(topic, topic.keyOf(command), wire.encode(command), headers);
  }
}
