package io.ikart.tools.keys;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ikart.schemas.KeyRows;
import io.ikart.schemas.notification.PersonKey;
import io.ikart.schemas.seal.BrokenSealException;
import io.ikart.schemas.seal.MasterKey;
import io.ikart.schemas.seal.SealedFields;
import io.ikart.schemas.seal.Sealing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The master key is changed while the shop runs. */
class KeyRotationTest {

  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final String OLD = "1".repeat(64);
  private static final String NEW = "2".repeat(64);
  private static final byte[] PLAIN = "ada@example.org".getBytes(UTF_8);

  private final Sealing before = new Sealing(MasterKey.of(OLD));
  private final Sealing during = new Sealing(MasterKey.of(NEW + "," + OLD));
  private final Sealing after = new Sealing(MasterKey.of(NEW));
  private final PersonKey ada = before.newKey("cust_ada", "cust_ada.1", NOON);
  private final List<PersonKey> topic = new ArrayList<>(List.of(ada));

  @Test
  void whatWasSealedBeforeIsOpenedWhenTheOldMasterKeyIsGone() {
    var sealed = before.seal(ada, SealedFields.CONTACT, PLAIN);
    assertThatThrownBy(() -> after.open(sealed, ada.getWrapped(), SealedFields.CONTACT))
        .isInstanceOf(BrokenSealException.class);

    topic.addAll(due(during));

    var key = topic.get(1);
    assertThat(topic).hasSize(2);
    assertThat(key.getKeyId()).isEqualTo(ada.getKeyId());
    assertThat(key.getCreatedAt()).isEqualTo(NOON);
    assertThat(after.open(sealed, key.getWrapped(), SealedFields.CONTACT)).isEqualTo(PLAIN);
    assertThatThrownBy(() -> before.open(sealed, key.getWrapped(), SealedFields.CONTACT))
        .isInstanceOf(BrokenSealException.class);
  }

  @Test
  void onceIsEnough() {
    topic.add(during.newKey("cust_eve", "cust_eve.1", NOON));
    topic.addAll(due(during));

    assertThat(topic).extracting(PersonKey::getKeyId).hasSize(3).endsWith("cust_ada.1");
    assertThat(due(during)).isEmpty();
    assertThat(due(after)).isEmpty();
  }

  @Test
  void whatWasDestroyedStaysDestroyed() {
    topic.add(KeyRows.destroyed(ada));

    assertThat(due(during)).isEmpty();
  }

  /** The erasure came between the reading and the writing. */
  @Test
  void aKeyThatCameBackIsDestroyedAgain() {
    var rewrapped = due(during);
    topic.add(KeyRows.destroyed(ada));
    topic.addAll(rewrapped);

    assertThat(due(during)).containsExactly(KeyRows.destroyed(ada));
  }

  @Test
  void aKeyThatNoMasterKeyOpensStopsTheChange() {
    var others = new Sealing(MasterKey.of("3".repeat(64)));

    assertThatThrownBy(() -> due(others)).isInstanceOf(BrokenSealException.class);
  }

  private List<PersonKey> due(Sealing sealing) {
    var rewrapping = new Rewrapping(sealing);
    topic.forEach(rewrapping::accept);
    return rewrapping.due();
  }
}
