package io.ikart.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ikart.schemas.audit.ActionRecorded;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Nobody changes the audit log unseen: what {@code ChainCheckTest} proves of every kind of change,
 * on the topics of a shop and by the command that operators use.
 */
@ExtendWith(RunningShop.class)
class AuditSystem {

  private static final Duration KEPT_WITHIN = Duration.ofSeconds(30);
  private static final String LOG = "audit.events";
  private static final String CHAIN = "audit";

  private Shopping shop;
  private AuditLog log;
  private Stranger stranger;

  @BeforeEach
  void find(Launcher launcher) {
    shop = new Shopping(Edge.ofStaff(launcher));
    log = new AuditLog(launcher, shop.edge());
    stranger = new Stranger(launcher.bootstrap(), launcher.registry());
  }

  /** Each is done to a copy of the log: the shop's own is for ever. */
  @Test
  void whateverIsDoneToTheLogIsFound(Launcher launcher) throws Exception {
    shop.sells("TAMPERED", 2_000, 100);
    for (int i = 1; i <= 6; i++) {
      log.adjust("TAMPERED", -1, "count " + i);
    }
    await().atMost(KEPT_WITHIN).until(() -> log.page("?object=TAMPERED").size() == 6);
    log.awaitVerified();
    var all = stranger.read(LOG, CHAIN);
    int last = all.size() - 1;

    found(launcher, "copied", all, entries -> {}, 0, "nothing was changed.");
    found(launcher, "edited", all, entries -> edit(entries, last - 1), 1, "EDITED");
    found(launcher, "deleted", all, entries -> entries.remove(last - 2), 1, "DELETED");
    found(
        launcher,
        "reordered",
        all,
        entries -> Collections.swap(entries, last - 1, last - 2),
        1,
        "REORDERED");
    found(launcher, "truncated", all, entries -> entries.remove(last), 1, "TRUNCATED");
    found(launcher, "repeated", all, entries -> entries.add(entries.get(last)), 1, "REPEATED");
  }

  private void found(
      Launcher launcher,
      String how,
      List<GenericRecord> entries,
      Consumer<List<GenericRecord>> tampering,
      int exitCode,
      String finding)
      throws InterruptedException, ExecutionException {
    var topic = "audit.copy." + how + "." + UUID.randomUUID();
    Map<String, Object> broker =
        Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, launcher.bootstrap());
    try (var admin = Admin.create(broker)) {
      admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1))).all().get();
    }
    var copy = new ArrayList<>(entries);
    tampering.accept(copy);
    var type = stranger.newest(LOG + "-" + ActionRecorded.class.getName());
    stranger.write(topic, CHAIN, type, copy);

    var result = log.verified("--topic", topic);

    assertThat(result.output()).as(how).contains(finding);
    assertThat(result.exitCode()).as(how).isEqualTo(exitCode);
  }

  private static void edit(List<GenericRecord> entries, int place) {
    var entry = new GenericData.Record((GenericData.Record) entries.get(place), true);
    ((GenericRecord) entry.get("audited")).put("reason", "nothing to see here");
    entries.set(place, entry);
  }
}
