package io.ikart.schemas.seal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ikart.schemas.common.Sealed;
import java.nio.ByteBuffer;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SealingTest {

  private static final String FIRST = "1".repeat(64);
  private static final String SECOND = "2".repeat(64);
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final byte[] PLAIN = "ada@example.org".getBytes(UTF_8);

  private final Sealing sealing = new Sealing(MasterKey.of(FIRST));

  @Test
  void whatAPersonsKeySealedItOpensAndNothingElseDoes() {
    var ada = sealing.newKey("cust_ada", "cust_ada.1", NOON);
    var eve = sealing.newKey("cust_eve", "cust_eve.1", NOON);

    var sealed = sealing.seal(ada, "contact", PLAIN);

    assertThat(new String(sealed.getBytes().array(), UTF_8)).doesNotContain("ada@example");
    assertThat(sealing.open(sealed, ada.getWrapped(), "contact")).isEqualTo(PLAIN);
    assertBroken(() -> sealing.open(sealed, ada.getWrapped(), "address"));
    assertBroken(() -> sealing.open(sealed, eve.getWrapped(), "contact"));
    var renamed = new Sealed("cust_eve.1", sealed.getBytes());
    assertBroken(() -> sealing.open(renamed, ada.getWrapped(), "contact"));
    assertBroken(() -> sealing.open(renamed, eve.getWrapped(), "contact"));
  }

  @Test
  void aChangedBitIsNoticed() {
    var key = sealing.newKey("cust_ada", "cust_ada.1", NOON);
    var sealed = sealing.seal(key, "contact", PLAIN);
    var bytes = sealed.getBytes().array().clone();
    bytes[bytes.length - 1] ^= 1;

    var changed = new Sealed(sealed.getKeyId(), ByteBuffer.wrap(bytes));

    assertBroken(() -> sealing.open(changed, key.getWrapped(), "contact"));
  }

  @Test
  void theSameTextSealedTwiceDoesNotLookTheSame() {
    var key = sealing.newKey("cust_ada", "cust_ada.1", NOON);

    assertThat(sealing.seal(key, "contact", PLAIN))
        .isNotEqualTo(sealing.seal(key, "contact", PLAIN));
  }

  @Test
  void whatBelongsToTheShopIsBoundToItsOwner() {
    var sealed = sealing.sealForShop("whsub_1", "webhook-secret", PLAIN);

    assertThat(sealing.openForShop(sealed, "whsub_1", "webhook-secret")).isEqualTo(PLAIN);
    assertBroken(() -> sealing.openForShop(sealed, "whsub_2", "webhook-secret"));
  }

  @Test
  void afterAChangeOfTheMasterKeyWhatWasSealedBeforeStillOpens() {
    var key = sealing.newKey("cust_ada", "cust_ada.1", NOON);
    var sealed = sealing.seal(key, "contact", PLAIN);

    var changed = new Sealing(MasterKey.of(SECOND + "," + FIRST));
    var other = new Sealing(MasterKey.of(SECOND));

    assertThat(changed.open(sealed, key.getWrapped(), "contact")).isEqualTo(PLAIN);
    assertBroken(() -> other.open(sealed, key.getWrapped(), "contact"));
    var newer = changed.newKey("cust_ada", "cust_ada.2", NOON);
    assertThat(other.open(other.seal(newer, "contact", PLAIN), newer.getWrapped(), "contact"))
        .isEqualTo(PLAIN);
  }

  @Test
  void aMasterKeyThatIsNoneIsRefusedWithoutBeingShown() {
    for (var wrong : new String[] {null, "", "secret", FIRST + ",", FIRST.toUpperCase() + "A"}) {
      assertThatThrownBy(() -> MasterKey.of(wrong))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageNotContaining("secret")
          .hasMessageNotContaining(FIRST);
    }
    assertThat(MasterKey.of(FIRST)).asString().doesNotContain(FIRST);
  }

  private static void assertBroken(Runnable opening) {
    assertThatThrownBy(opening::run).isInstanceOf(BrokenSealException.class);
  }
}
