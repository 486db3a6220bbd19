package io.ikart.topologies.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ikart.schemas.audit.ActionRecorded;
import io.ikart.schemas.audit.AuditHead;
import io.ikart.schemas.audit.AuditLogs;
import io.ikart.schemas.audit.AuditedAction;
import io.ikart.schemas.audit.EntryHash;
import io.ikart.schemas.audit.RecordAction;
import io.ikart.schemas.common.CommandMeta;
import io.ikart.schemas.common.DeadLetter;
import io.ikart.schemas.common.EventMeta;
import io.ikart.schemas.seal.HeadKeys;
import io.ikart.schemas.seal.HeadSignatures;
import io.ikart.schemas.serde.AvroWire;
import io.ikart.schemas.serde.LocalSchemas;
import io.ikart.schemas.topic.AuditTopics;
import io.ikart.topologies.kernel.KernelMeters;
import io.ikart.topologies.kernel.Resources;
import io.ikart.topologies.shop.Driver;
import io.ikart.topologies.shop.Message;
import io.ikart.topologies.shop.Shop;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** From what is to be recorded to signed heads. */
class AuditTopologyTest {

  private static final HeadKeys KEYS = HeadKeys.of("4".repeat(64));
  private static final HeadSignatures SIGNATURES = HeadSignatures.of(KEYS.publicKeys());
  private static final EntryHash HASH = new EntryHash(ActionRecorded.SCHEMA$);

  private final AvroWire wire = new AvroWire(new LocalSchemas());
  private final KernelMeters meters = new KernelMeters(new SimpleMeterRegistry());
  private final Driver driver =
      new Driver(
          AuditTopology.AUDIT,
          List.of(AuditTopics.AUDIT_EVENTS),
          () -> AuditTopology.build(new Resources(wire, meters, Optional.of(KEYS))),
          Shop.NOON);
  private final List<Message> written = new ArrayList<>();

  @AfterEach
  void stop() {
    driver.close();
  }

  @Test
  void whatIsRecordedIsSignedForWithinMoments() {
    record("one");
    record("two");
    assertThat(written(AuditHead.class)).isEmpty();

    pass(SignHeadsProcessor.EVERY);
    pass(SignHeadsProcessor.EVERY);

    var entries = written(ActionRecorded.class);
    assertThat(entries).hasSize(2);
    assertThat(entries.get(1).getPrevious()).isEqualTo(entries.get(0).getHash());
    assertThat(written(AuditHead.class))
        .singleElement()
        .satisfies(
            head -> {
              assertThat(head.getSequence()).isEqualTo(2);
              assertThat(head.getHash()).isEqualTo(entries.get(1).getHash());
              assertThat(SIGNATURES.isGood(head)).isTrue();
            });
    assertThat(written(DeadLetter.class)).isEmpty();
  }

  @Test
  void manyEntriesAreNotLeftToWait() {
    for (int i = 0; i < SignHeadsProcessor.ENTRIES; i++) {
      record("entry " + i);
    }

    assertThat(written(AuditHead.class))
        .singleElement()
        .satisfies(head -> assertThat(head.getSequence()).isEqualTo(SignHeadsProcessor.ENTRIES));
  }

  /** Whoever can write the topic still cannot have a forgery signed. */
  @Test
  void aForgedEntryIsNotSignedForAndTheChainGoesOn() {
    record("one");
    var first = written(ActionRecorded.class).get(0);
    pipe(forged(first));
    record("two");

    pass(SignHeadsProcessor.EVERY);

    var second = written(ActionRecorded.class).get(1);
    assertThat(second.getPrevious()).isEqualTo(first.getHash());
    assertThat(written(AuditHead.class))
        .singleElement()
        .satisfies(head -> assertThat(head.getHash()).isEqualTo(second.getHash()));
  }

  @Test
  void withoutAKeyNothingRuns() {
    assertThatThrownBy(
            () ->
                new Driver(
                    AuditTopology.AUDIT,
                    List.of(),
                    () -> AuditTopology.build(new Resources(wire, meters)),
                    Shop.NOON))
        .hasStackTraceContaining("without a key");
  }

  /** Continues the chain, as the forger wishes, except that its hash is not right. */
  private static ActionRecorded forged(ActionRecorded first) {
    var meta = EventMeta.newBuilder(first.getMeta()).setVersion(2L).setActor("nobody").build();
    var entry = new ActionRecorded(meta, first.getAudited(), first.getHash(), first.getHash());
    assertThat(HASH.of(entry)).isNotEqualTo(entry.getHash());
    return entry;
  }

  private void pipe(ActionRecorded entry) {
    driver.pipe(AuditTopics.AUDIT_EVENTS, AuditLogs.SHOP, wire.encode(entry), new RecordHeaders());
    collect();
  }

  private void record(String reason) {
    var meta =
        new CommandMeta(AuditLogs.SHOP, reason, reason, "staff", Shop.NOON, Shop.NOON, 0L, "");
    var command =
        new RecordAction(
            meta, new AuditedAction("stock.adjusted", "TEA", 1L, "", reason, "", "", ""));
    driver.pipe(
        AuditTopics.AUDIT_COMMANDS, AuditLogs.SHOP, wire.encode(command), new RecordHeaders());
    collect();
  }

  private void pass(Duration time) {
    driver.pass(time);
    collect();
  }

  private void collect() {
    written.addAll(driver.written(wire));
  }

  private <T> List<T> written(Class<T> type) {
    return written.stream().map(Message::value).filter(type::isInstance).map(type::cast).toList();
  }
}
