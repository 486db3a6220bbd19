package io.ikart.topologies.audit;

import io.ikart.schemas.audit.ActionRecorded;
import io.ikart.schemas.audit.AuditLog;
import io.ikart.schemas.audit.AuditLogs;
import io.ikart.schemas.audit.EntryHash;
import io.ikart.schemas.seal.HeadKeys;
import io.ikart.schemas.serde.AvroWire;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Signs how far the audit log has come: every so often, and after so many entries. It follows the
 * chain by itself; an entry that does not continue it is never signed for, so that whoever can
 * write the topic cannot have a forgery signed.
 */
final class SignHeadsProcessor implements Processor<String, byte[], String, byte[]> {

  /** An entry is covered by a signature so long after it was written, at the latest. */
  static final Duration EVERY = Duration.ofSeconds(5);

  /** Or after so many entries. */
  static final int ENTRIES = 1_000;

  private static final Bytes SEEN = Bytes.wrap("seen".getBytes(StandardCharsets.UTF_8));
  private static final Bytes SIGNED = Bytes.wrap("signed".getBytes(StandardCharsets.UTF_8));
  private static final AuditLog NOTHING = new AuditLog(0L, EntryHash.BEGINNING);
  private static final EntryHash HASH = new EntryHash(ActionRecorded.SCHEMA$);
  private static final Logger LOG = LoggerFactory.getLogger(SignHeadsProcessor.class);

  private final AvroWire wire;
  private final HeadKeys keys;
  private final String storeName;
  private ProcessorContext<String, byte[]> context;
  private KeyValueStore<Bytes, byte[]> store;

  /**
   * @param keys empty where nothing is run
   */
  SignHeadsProcessor(AvroWire wire, Optional<HeadKeys> keys, String storeName) {
    this.wire = wire;
    this.keys = keys.orElse(null);
    this.storeName = storeName;
  }

  @Override
  public void init(ProcessorContext<String, byte[]> context) {
    if (keys == null) {
      throw new IllegalStateException("the audit log cannot be kept without a key");
    }
    this.context = context;
    store = context.getStateStore(storeName);
    context.schedule(EVERY, PunctuationType.WALL_CLOCK_TIME, this::sign);
  }

  @Override
  public void process(Record<String, byte[]> read) {
    try {
      if (wire.decode(read.value()) instanceof ActionRecorded entry && continues(entry)) {
        write(SEEN, new AuditLog(entry.getMeta().getVersion(), entry.getHash()));
        if (entry.getMeta().getVersion() % ENTRIES == 0) {
          sign(context.currentSystemTimeMs());
        }
        return;
      }
    } catch (SerializationException e) {
      LOG.debug("cannot be read", e); // what follows says it
    }
    LOG.error("{} is no entry that continues the audit log", context.recordMetadata());
  }

  private boolean continues(ActionRecorded entry) {
    var seen = read(SEEN);
    return entry.getMeta().getVersion() == seen.getSequence() + 1
        && entry.getPrevious().equals(seen.getHash())
        && entry.getHash().equals(HASH.of(entry));
  }

  private void sign(long now) {
    var seen = read(SEEN);
    if (seen.getSequence() > read(SIGNED).getSequence()) {
      var head = keys.sign(seen.getSequence(), seen.getHash(), Instant.ofEpochMilli(now));
      context.forward(new Record<>(AuditLogs.SHOP, wire.encode(head), now));
      write(SIGNED, seen);
    }
  }

  private AuditLog read(Bytes key) {
    var value = store.get(key);
    return value == null ? NOTHING : (AuditLog) wire.decode(value);
  }

  private void write(Bytes key, AuditLog value) {
    store.put(key, wire.encode(value));
  }
}
