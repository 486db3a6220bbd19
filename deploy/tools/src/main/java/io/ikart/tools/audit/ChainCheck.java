package io.ikart.tools.audit;

import io.ikart.schemas.audit.AuditHead;
import io.ikart.schemas.audit.EntryHash;
import io.ikart.schemas.seal.HeadSignatures;
import io.ikart.tools.audit.Finding.Kind;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;

/**
 * Judges an audit log: first it is shown the heads, then every entry as it stands in the topic.
 * Knows nothing of topics. One thread.
 */
final class ChainCheck {

  /** The signer leaves no more than this uncovered for long. */
  static final long MOST_UNSIGNED = 2_000;

  private final HeadSignatures signatures;
  private final Map<Schema, EntryHash> hashes = new HashMap<>();
  private final TreeMap<Long, Said> said = new TreeMap<>();
  private final TreeMap<Long, String> missing = new TreeMap<>();
  private final List<Finding> findings = new ArrayList<>();
  private long signed;
  private long last;
  private ByteBuffer lastHash = EntryHash.BEGINNING;
  private long entries;

  /** What somebody knows of an entry's hash. */
  private record Said(ByteBuffer hash, String by) {}

  ChainCheck(HeadSignatures signatures) {
    this.signatures = signatures;
  }

  /** Takes in a signed head; to be called before the entries are shown. */
  void head(AuditHead head, String place) {
    if (!signatures.isGood(head)) {
      add(Kind.WRONG_SIGNATURE, place, "head of entry " + head.getSequence());
      return;
    }
    signed = Math.max(signed, head.getSequence());
    expect(
        head.getSequence(),
        head.getHash(),
        "the head signed at %s with key %s".formatted(head.getSignedAt(), head.getKeyId()));
  }

  /**
   * Takes in what was noted elsewhere; to be called before the entries are shown.
   *
   * @param by who says so, for people
   */
  void expect(long sequence, ByteBuffer hash, String by) {
    var other = said.putIfAbsent(sequence, new Said(hash, by));
    if (other != null && !other.hash().equals(hash)) {
      add(Kind.REWRITTEN, "entry " + sequence, other.by() + " and " + by + " differ");
    }
  }

  /** Takes in a record that is no entry. */
  void unreadable(String place, String why) {
    add(Kind.UNREADABLE, place, why);
  }

  /**
   * Takes in the next entry.
   *
   * @param entry read with the schema it was written with
   * @param place where it stands, for people
   */
  void entry(GenericRecord entry, String place) {
    entries++;
    long sequence = (long) ((GenericRecord) entry.get("meta")).get("version");
    var hash = (ByteBuffer) entry.get("hash");
    var where = "entry %d at %s".formatted(sequence, place);
    var hasher = hashes.computeIfAbsent(entry.getSchema(), EntryHash::new);
    if (!hasher.of(entry).equals(hash)) {
      add(Kind.EDITED, where, "its hash is of something else");
    }
    if (sequence > last) {
      goOn(sequence, hash, (ByteBuffer) entry.get("previous"), where);
    } else if (missing.remove(sequence) != null) {
      add(Kind.REORDERED, where, "it stands behind entry " + last);
    } else {
      add(Kind.REPEATED, where, "there was one of this number before");
    }
    var known = said.get(sequence);
    if (known != null && !known.hash().equals(hash)) {
      add(Kind.REWRITTEN, where, known.by() + " has another hash for it");
    }
  }

  private void goOn(long sequence, ByteBuffer hash, ByteBuffer previous, String where) {
    if (sequence == last + 1 && !previous.equals(lastHash)) {
      add(Kind.REPLACED, where, "it does not continue entry " + last + " as it stands");
    }
    for (long gone = last + 1; gone < sequence; gone++) {
      missing.put(gone, where);
    }
    last = sequence;
    lastHash = hash;
  }

  /** Everything that is wrong, once all was shown. */
  List<Finding> findings() {
    var all = new ArrayList<>(findings);
    missing.forEach(
        (gone, before) ->
            all.add(new Finding(Kind.DELETED, "entry " + gone, "it should be before " + before)));
    said.tailMap(last, false)
        .forEach(
            (sequence, known) ->
                all.add(
                    new Finding(
                        Kind.TRUNCATED,
                        "entry " + sequence,
                        "%s has it, and the log ends with entry %d".formatted(known.by(), last))));
    if (last > 0 && (signed == 0 || last - signed > MOST_UNSIGNED)) {
      all.add(new Finding(Kind.UNSIGNED, "entries from " + (signed + 1), "no good head has them"));
    }
    return all;
  }

  private void add(Kind kind, String where, String what) {
    findings.add(new Finding(kind, where, what));
  }

  /** Entries shown. */
  long entries() {
    return entries;
  }

  /** Number of the last entry. */
  long last() {
    return last;
  }

  /** Its hash. */
  ByteBuffer lastHash() {
    return lastHash;
  }

  /** Number of the last entry that a good head covers. */
  long signed() {
    return signed;
  }
}
