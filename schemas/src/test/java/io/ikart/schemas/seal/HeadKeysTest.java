package io.ikart.schemas.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ikart.schemas.audit.AuditHead;
import java.nio.ByteBuffer;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class HeadKeysTest {

  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
  private static final String FIRST = "1".repeat(64);
  private static final String SECOND = "2".repeat(64);

  /** RFC 8032, section 7.1, test 1. */
  @Test
  void thePublicKeyOfASeedIsTheStandards() {
    var seed = "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60";

    assertThat(HeadKeys.of(seed).publicKeys())
        .isEqualTo("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");
  }

  @Test
  void aHeadCountsAsItIsAndNotOtherwise() {
    var head = HeadKeys.of(FIRST).sign(7, hash(1), NOON);
    var signatures = HeadSignatures.of(HeadKeys.of(FIRST).publicKeys());

    assertThat(signatures.isGood(head)).isTrue();
    assertThat(signatures.isGood(AuditHead.newBuilder(head).setSequence(6).build())).isFalse();
    assertThat(signatures.isGood(AuditHead.newBuilder(head).setHash(hash(2)).build())).isFalse();
    assertThat(signatures.isGood(AuditHead.newBuilder(head).setLog("other").build())).isFalse();
    assertThat(
            signatures.isGood(AuditHead.newBuilder(head).setSignedAt(NOON.plusSeconds(1)).build()))
        .isFalse();
    assertThat(signatures.isGood(AuditHead.newBuilder(head).setSignature(hash(3)).build()))
        .isFalse();
  }

  @Test
  void afterAChangeOfKeysOldHeadsStillCount() {
    var old = HeadKeys.of(FIRST).sign(7, hash(1), NOON);
    var changed = HeadKeys.of(SECOND + "," + FIRST);
    var signatures = HeadSignatures.of(changed.publicKeys());

    assertThat(signatures.isGood(old)).isTrue();
    assertThat(signatures.isGood(changed.sign(8, hash(2), NOON))).isTrue();
    assertThat(HeadSignatures.of(HeadKeys.of(SECOND).publicKeys()).isGood(old)).isFalse();
  }

  @Test
  void aBadKeyIsNotRepeated() {
    for (var bad : new String[] {"", "secret", FIRST + ",", null}) {
      assertThatThrownBy(() -> HeadKeys.of(bad))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageNotContaining("secret");
    }
    assertThat(HeadKeys.of(FIRST)).hasToString("HeadKeys");
  }

  private static ByteBuffer hash(int of) {
    var bytes = new byte[32];
    bytes[31] = (byte) of;
    return ByteBuffer.wrap(bytes);
  }
}
