package io.ikart.edge.seal;

import io.ikart.edge.memory.LastUsed;
import io.ikart.schemas.common.Sealed;
import io.ikart.schemas.notification.Contact;
import io.ikart.schemas.notification.PersonKey;
import io.ikart.schemas.seal.SealedFields;
import io.ikart.schemas.seal.Sealing;
import io.ikart.schemas.serde.AvroWire;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.apache.avro.specific.SpecificRecord;

/**
 * Seals contacts, each by a key of its person, so that no address enters a topic as it is. A person
 * whose key this edge does not know gets another one: a person may have several, and all of them
 * name the person.
 */
public final class Contacts {

  private static final int REMEMBERED = 10_000;
  private static final int RANDOM_BYTES = 8;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Sealing sealing;
  private final KeyLog log;
  private final AvroWire wire;
  private final InstantSource clock;
  private final Map<String, CompletableFuture<PersonKey>> keys = new LastUsed<>(REMEMBERED);

  public Contacts(Sealing sealing, KeyLog log, AvroWire wire, InstantSource clock) {
    this.sealing = sealing;
    this.log = log;
    this.wire = wire;
    this.clock = clock;
  }

  /**
   * Seals a contact. Completes when the key is durable: what it sealed can be opened from then on.
   *
   * @param personId whose contact it is
   */
  public CompletableFuture<Sealed> seal(String personId, Contact contact) {
    return seal(personId, SealedFields.CONTACT, contact);
  }

  /**
   * Seals what says something of a person. Completes when the key is durable.
   *
   * @param personId whom it is about
   * @param field one of {@link SealedFields}: nothing else can be made of what was sealed
   */
  public CompletableFuture<Sealed> seal(String personId, String field, SpecificRecord plain) {
    return keyOf(personId).thenApply(key -> sealing.seal(key, field, wire.encode(plain)));
  }

  /** The key this edge seals with for a person, if it has one and it is durable. */
  Optional<PersonKey> known(String personId) {
    synchronized (keys) {
      var key = keys.get(personId);
      return key != null && key.isDone() && !key.isCompletedExceptionally()
          ? Optional.of(key.join())
          : Optional.empty();
    }
  }

  /** Uses the keys of a person no more. */
  public void forget(String personId) {
    synchronized (keys) {
      keys.remove(personId);
    }
  }

  private CompletableFuture<PersonKey> keyOf(String personId) {
    synchronized (keys) {
      var known = keys.get(personId);
      if (known != null && !known.isCompletedExceptionally()) {
        return known;
      }
      var made = newKey(personId);
      keys.put(personId, made);
      return made;
    }
  }

  private CompletableFuture<PersonKey> newKey(String personId) {
    var bytes = new byte[RANDOM_BYTES];
    RANDOM.nextBytes(bytes);
    var keyId = personId + "." + HexFormat.of().formatHex(bytes);
    var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    var key = sealing.newKey(personId, keyId, now);
    return log.keep(key).thenApply(durable -> key);
  }
}
