package io.ikart.tools.verify;

import static io.ikart.tools.verify.Events.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.ikart.schemas.Ids;
import io.ikart.schemas.KeyRows;
import io.ikart.schemas.common.EventMeta;
import io.ikart.schemas.common.Sealed;
import io.ikart.schemas.customer.CustomerErased;
import io.ikart.schemas.customer.CustomerKeysSwept;
import io.ikart.schemas.customer.CustomerOpened;
import io.ikart.schemas.customer.GuestErased;
import io.ikart.schemas.customer.GuestKeysSwept;
import io.ikart.schemas.notification.PersonKey;
import io.ikart.schemas.topic.CustomerTopics;
import io.ikart.tools.log.LogRecord;
import java.nio.ByteBuffer;
import java.time.Instant;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;

/** What is sealed can be opened, unless somebody meant it not to be. */
class SealLawTest {

  private static final String ADA = Ids.customer(Ids.ulid(1, 1));
  private static final String KEY = KeyRows.idsOf(ADA) + "1";

  private final SealLaw law = new SealLaw();

  @Test
  void whatIsSealedByAKeyThatIsThereIsFine() {
    accept(opened(KEY));
    accept(key());

    assertThat(law.broken()).isEmpty();
    assertThat(law.count()).isEqualTo(1);
  }

  @Test
  void whatIsSealedByAKeyThatNeverCameIsNot() {
    accept(opened(KEY));

    assertThat(law.broken()).singleElement().asString().contains("customer.events-0@7", KEY);
  }

  @Test
  void whatWasMadeUnreadableIsFine() {
    accept(opened(KEY));
    accept(key());
    accept(KeyRows.destroyed(key()));
    accept(new CustomerErased(meta(2), 1, NOON));
    accept(new CustomerKeysSwept(meta(3), 1, Instant.EPOCH));

    assertThat(law.broken()).isEmpty();
  }

  @Test
  void aKeyThatIsLeftOfSomebodyWhoWasErasedIsNot() {
    accept(opened(KEY));
    accept(key());
    accept(new CustomerErased(meta(2), 0, NOON));
    assertThat(law.broken()).isEmpty();

    accept(new CustomerKeysSwept(meta(3), 0, Instant.EPOCH));

    assertThat(law.broken()).singleElement().asString().contains("is left");
  }

  @Test
  void aGuestMayLeaveSomethingNewAfterTheyWereErased() {
    var guest = "guest_" + Ids.ulid(2, 2);
    accept(keyOf(guest, "1", NOON));
    accept(KeyRows.destroyed(keyOf(guest, "1", NOON)));
    accept(new GuestErased(metaOf(guest, 1), 1, NOON));
    accept(new GuestKeysSwept(metaOf(guest, 2), 1, Instant.EPOCH));
    accept(keyOf(guest, "2", NOON.plusSeconds(1)));
    assertThat(law.broken()).isEmpty();

    accept(keyOf(guest, "3", NOON));

    assertThat(law.broken()).singleElement().asString().contains(guest + ".3", "is left");
  }

  @Test
  void whatTheShopSealedForItselfBelongsToNobody() {
    accept(opened("shop"));

    assertThat(law.broken()).isEmpty();
  }

  private void accept(SpecificRecord value) {
    var topic =
        value instanceof PersonKey ? CustomerTopics.PERSON_KEYS : CustomerTopics.CUSTOMER_EVENTS;
    law.accept(new LogRecord(topic.name(), 0, 7, "key", value, NOON.toEpochMilli(), false));
  }

  private static PersonKey key() {
    return new PersonKey(KEY, ADA, ByteBuffer.wrap(new byte[] {1}), NOON);
  }

  private static PersonKey keyOf(String person, String number, Instant createdAt) {
    var wrapped = ByteBuffer.wrap(new byte[] {1});
    return new PersonKey(KeyRows.idsOf(person) + number, person, wrapped, createdAt);
  }

  private static CustomerOpened opened(String keyId) {
    var contact = new Sealed(keyId, ByteBuffer.wrap(new byte[] {2}));
    return new CustomerOpened(meta(1), "cred_1", contact);
  }

  private static EventMeta meta(long version) {
    return metaOf(ADA, version);
  }

  private static EventMeta metaOf(String id, long version) {
    return new EventMeta(id, version, "c" + version, "c", "customer", NOON, NOON);
  }
}
