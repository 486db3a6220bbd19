package io.ikart.tools.audit;

import static io.ikart.tools.audit.Finding.Kind.DELETED;
import static io.ikart.tools.audit.Finding.Kind.EDITED;
import static io.ikart.tools.audit.Finding.Kind.REORDERED;
import static io.ikart.tools.audit.Finding.Kind.REPEATED;
import static io.ikart.tools.audit.Finding.Kind.REPLACED;
import static io.ikart.tools.audit.Finding.Kind.REWRITTEN;
import static io.ikart.tools.audit.Finding.Kind.TRUNCATED;
import static io.ikart.tools.audit.Finding.Kind.UNSIGNED;
import static io.ikart.tools.audit.Finding.Kind.WRONG_SIGNATURE;
import static org.assertj.core.api.Assertions.assertThat;

import io.ikart.schemas.seal.HeadKeys;
import io.ikart.schemas.seal.HeadSignatures;
import java.nio.ByteBuffer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Whatever is done to a log, wherever it is done, is found, and said where. */
class ChainCheckTest {

  @Property
  void whatNobodyTouchedIsWell(
      @ForAll @IntRange(max = 40) int size, @ForAll @IntRange(min = 1, max = 50) int headEvery) {
    assertThat(TamperedLog.of(size, headEvery).findings()).isEmpty();
  }

  @Property
  void anEditIsFound(@ForAll @IntRange(min = 1, max = 30) int size, @ForAll int chance) {
    int place = Math.floorMod(chance, size);
    var log = TamperedLog.of(size, size).edit(place, TamperedLog::withOtherReason);

    assertThat(log.findings())
        .singleElement()
        .satisfies(
            found -> {
              assertThat(found.kind()).isEqualTo(EDITED);
              assertThat(found.where()).isEqualTo("entry %d at log@%d", place + 1, place);
            });
  }

  /** Whoever edits an entry and mends its hash as well is betrayed by what comes after it. */
  @Property
  void anEditWithTheRightHashIsFound(
      @ForAll @IntRange(min = 1, max = 30) int size, @ForAll int chance) {
    int place = Math.floorMod(chance, size);
    var log =
        TamperedLog.of(size, size)
            .edit(place, entry -> TamperedLog.hashed(TamperedLog.withOtherReason(entry)));

    boolean last = place == size - 1;
    assertThat(log.kinds()).containsExactly(last ? REWRITTEN : REPLACED);
  }

  @Property
  void aDeletionIsFound(@ForAll @IntRange(min = 2, max = 30) int size, @ForAll int chance) {
    int place = Math.floorMod(chance, size - 1);
    var log = TamperedLog.of(size, size).delete(place);

    assertThat(log.findings())
        .singleElement()
        .satisfies(
            found -> {
              assertThat(found.kind()).isEqualTo(DELETED);
              assertThat(found.where()).isEqualTo("entry " + (place + 1));
            });
  }

  @Property
  void aReorderingIsFound(
      @ForAll @IntRange(min = 2, max = 30) int size, @ForAll int chance, @ForAll int other) {
    int one = Math.floorMod(chance, size);
    int two = Math.floorMod(other, size);
    var log = TamperedLog.of(size, size).swap(one, two);

    if (one == two) {
      assertThat(log.findings()).isEmpty();
    } else {
      assertThat(log.kinds()).containsExactly(REORDERED);
    }
  }

  @Property
  void aTruncationIsFound(@ForAll @IntRange(min = 1, max = 30) int size, @ForAll int chance) {
    int left = Math.floorMod(chance, size);
    var log = TamperedLog.of(size, size).truncate(left);

    assertThat(log.kinds()).contains(TRUNCATED);
    assertThat(log.findings().toString()).contains("ends with entry " + left);
  }

  @Property
  void aRewritingWithRightHashesIsFound(
      @ForAll @IntRange(min = 1, max = 30) int size, @ForAll int chance) {
    int place = Math.floorMod(chance, size);
    var log = TamperedLog.of(size, size).rewrite(place);

    assertThat(log.kinds()).containsExactly(REWRITTEN);
  }

  @Property
  void anEntryThatComesTwiceIsFound(
      @ForAll @IntRange(min = 1, max = 30) int size, @ForAll int chance) {
    var log = TamperedLog.of(size, size).append(Math.floorMod(chance, size));

    assertThat(log.kinds()).containsExactly(REPEATED);
  }

  @Test
  void aHeadSignedBySomebodyElseIsFoundAndBelievedInNothing() {
    var log = TamperedLog.of(5, 3).rewrite(4).headBy(HeadKeys.of("5".repeat(64)));

    assertThat(log.kinds()).containsExactly(WRONG_SIGNATURE);
    assertThat(TamperedLog.of(5, 5).headBy(HeadKeys.of("5".repeat(64))).kinds())
        .containsExactly(WRONG_SIGNATURE, UNSIGNED);
  }

  @Test
  void aLogWithoutHeadsIsNotBelieved() {
    assertThat(TamperedLog.of(5, 5).withoutHeads().kinds()).containsExactly(UNSIGNED);
    assertThat(TamperedLog.of(0, 5).findings()).isEmpty();
  }

  /** Who cuts log and heads back alike is found by whoever noted how far it had come. */
  @Test
  void whatWasNotedElsewhereCounts() {
    var check = new ChainCheck(HeadSignatures.of(TamperedLog.KEYS.publicKeys()));
    check.expect(7, ByteBuffer.allocate(32), "what was noted");

    assertThat(check.findings())
        .singleElement()
        .satisfies(found -> assertThat(found.kind()).isEqualTo(TRUNCATED));
  }

  @Test
  void whatIsNoEntryIsFound() {
    var check = new ChainCheck(HeadSignatures.of(TamperedLog.KEYS.publicKeys()));
    check.unreadable("log@7", "not in the wire format");

    assertThat(check.findings()).hasToString("[UNREADABLE log@7: not in the wire format]");
  }
}
