package io.ikart.tools.audit;

import io.ikart.schemas.audit.ActionRecorded;
import io.ikart.schemas.audit.AuditHead;
import io.ikart.schemas.audit.AuditLogs;
import io.ikart.schemas.audit.AuditedAction;
import io.ikart.schemas.audit.EntryHash;
import io.ikart.schemas.common.EventMeta;
import io.ikart.schemas.seal.HeadKeys;
import io.ikart.schemas.seal.HeadSignatures;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumWriter;

/** An audit log as it was written, and what somebody did to it since. */
final class TamperedLog {

  static final HeadKeys KEYS = HeadKeys.of("4".repeat(64));
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
  private static final EntryHash HASH = new EntryHash(ActionRecorded.SCHEMA$);

  private final List<ActionRecorded> entries = new ArrayList<>();
  private final List<AuditHead> heads = new ArrayList<>();

  /** A log of so many entries, with a head after each entry of a number that can be divided. */
  static TamperedLog of(int size, int headEvery) {
    var log = new TamperedLog();
    for (int sequence = 1; sequence <= size; sequence++) {
      log.entries.add(continuing(log.lastHash(), sequence, "reason " + sequence));
      if (sequence % headEvery == 0 || sequence == size) {
        log.heads.add(KEYS.sign(sequence, log.lastHash(), NOON));
      }
    }
    return log;
  }

  private ByteBuffer lastHash() {
    return entries.isEmpty() ? EntryHash.BEGINNING : entries.get(entries.size() - 1).getHash();
  }

  private static ActionRecorded continuing(ByteBuffer previous, long sequence, String reason) {
    return hashed(
        new ActionRecorded(
            new EventMeta(AuditLogs.SHOP, sequence, "c", "c", "cust_ada", NOON, NOON),
            new AuditedAction("stock.adjusted", "TEA", 1L, "", reason, "", "", ""),
            previous,
            previous));
  }

  static ActionRecorded hashed(ActionRecorded entry) {
    return new ActionRecorded(
        entry.getMeta(), entry.getAudited(), entry.getPrevious(), HASH.of(entry));
  }

  /** Does something to the entry at a place, from 0. */
  TamperedLog edit(int place, UnaryOperator<ActionRecorded> change) {
    entries.set(place, change.apply(entries.get(place)));
    return this;
  }

  static ActionRecorded withOtherReason(ActionRecorded entry) {
    return ActionRecorded.newBuilder(entry)
        .setAudited(AuditedAction.newBuilder(entry.getAudited()).setReason("no reason").build())
        .build();
  }

  TamperedLog delete(int place) {
    entries.remove(place);
    return this;
  }

  TamperedLog swap(int place, int other) {
    var kept = entries.get(place);
    entries.set(place, entries.get(other));
    entries.set(other, kept);
    return this;
  }

  TamperedLog truncate(int size) {
    while (entries.size() > size) {
      entries.remove(entries.size() - 1);
    }
    return this;
  }

  TamperedLog append(int place) {
    entries.add(entries.get(place));
    return this;
  }

  /** Writes everything from a place on anew, with hashes that are right. */
  TamperedLog rewrite(int place) {
    var size = entries.size();
    truncate(place);
    for (int sequence = place + 1; sequence <= size; sequence++) {
      entries.add(continuing(lastHash(), sequence, "another reason " + sequence));
    }
    return this;
  }

  TamperedLog headBy(HeadKeys keys) {
    heads.set(heads.size() - 1, keys.sign(entries.size(), lastHash(), NOON));
    return this;
  }

  TamperedLog withoutHeads() {
    heads.clear();
    return this;
  }

  int size() {
    return entries.size();
  }

  /** What is found, once everything was shown. */
  List<Finding> findings() {
    var check = new ChainCheck(HeadSignatures.of(KEYS.publicKeys()));
    heads.forEach(head -> check.head(head, "head"));
    int offset = 0;
    for (var entry : entries) {
      check.entry(generic(entry), "log@" + offset++);
    }
    return check.findings();
  }

  List<Finding.Kind> kinds() {
    return findings().stream().map(Finding::kind).distinct().toList();
  }

  private static GenericRecord generic(ActionRecorded entry) {
    var bytes = new ByteArrayOutputStream();
    var encoder = EncoderFactory.get().binaryEncoder(bytes, null);
    try {
      new SpecificDatumWriter<ActionRecorded>(ActionRecorded.SCHEMA$).write(entry, encoder);
      encoder.flush();
      var decoder = DecoderFactory.get().binaryDecoder(bytes.toByteArray(), null);
      return new GenericDatumReader<GenericRecord>(ActionRecorded.SCHEMA$).read(null, decoder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
