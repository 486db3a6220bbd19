package io.ikart.edge.seal;

import io.ikart.edge.query.Queries;
import io.ikart.edge.query.QueryUnavailableException;
import io.ikart.edge.query.Reads;
import io.ikart.schemas.KeyRows;
import io.ikart.schemas.common.Sealed;
import io.ikart.schemas.notification.PersonKey;
import io.ikart.schemas.query.QueryKind;
import io.ikart.schemas.query.QueryRequest;
import io.ikart.schemas.query.QueryResponse;
import io.ikart.schemas.seal.Sealing;
import io.ikart.schemas.serde.AvroWire;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.apache.avro.specific.SpecificRecord;

/** Opens what was sealed for a person, so that they can be shown what is known of them. */
public final class People {

  private static final String APPLICATION = "customer";

  private final Sealing sealing;
  private final Contacts contacts;
  private final Queries queries;
  private final AvroWire wire;

  /**
   * @param contacts knows the keys that this edge has just made
   */
  public People(Sealing sealing, Contacts contacts, Queries queries, AvroWire wire) {
    this.sealing = sealing;
    this.contacts = contacts;
    this.queries = queries;
    this.wire = wire;
  }

  /** Opens what is sealed by the keys of one person. */
  @FunctionalInterface
  public interface Opener {

    /** What was sealed; empty when its key is not there, or not any more. */
    Optional<SpecificRecord> open(Sealed sealed, String field);

    /** The same, as a type. */
    default <T extends SpecificRecord> Optional<T> open(
        Sealed sealed, String field, Class<T> type) {
      return open(sealed, field).map(type::cast);
    }
  }

  /**
   * Fetches the keys of a person.
   *
   * @param personId a customer's id
   */
  public CompletableFuture<Opener> opener(String personId) {
    var question =
        QueryRequest.newBuilder()
            .setApplication(APPLICATION)
            .setKind(QueryKind.PERSON_KEYS)
            .setKey(personId)
            .setId(personId)
            .build();
    return queries
        .ask(question, Queries.From.OWNER_OR_STANDBY)
        .thenApply(answer -> opener(keys(personId, answer)));
  }

  private Map<String, PersonKey> keys(String personId, QueryResponse answer) {
    if (!Reads.isThere(answer)) {
      throw new QueryUnavailableException("no keys were answered: " + answer.getStatus());
    }
    var keys = new HashMap<String, PersonKey>();
    contacts.known(personId).ifPresent(key -> keys.put(key.getKeyId(), key));
    answer.getParts().stream()
        .map(part -> (PersonKey) wire.decode(part.getValue()))
        .forEach(key -> keys.put(key.getKeyId(), key));
    keys.values().removeIf(KeyRows::isDestroyed);
    return keys;
  }

  private Opener opener(Map<String, PersonKey> keys) {
    return (hidden, field) ->
        Optional.ofNullable(keys.get(hidden.getKeyId()))
            .filter(key -> hidden.getBytes().hasRemaining())
            .map(key -> wire.decode(sealing.open(hidden, key.getWrapped(), field)));
  }
}
