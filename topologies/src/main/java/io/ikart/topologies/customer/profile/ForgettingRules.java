package io.ikart.topologies.customer.profile;

import static io.ikart.topologies.kernel.Decision.accept;
import static io.ikart.topologies.kernel.Decision.nothingNew;

import io.ikart.schemas.KeyRows;
import io.ikart.schemas.common.DeadlinePassed;
import io.ikart.schemas.customer.Customer;
import io.ikart.schemas.customer.CustomerErased;
import io.ikart.schemas.customer.CustomerKeysSwept;
import io.ikart.schemas.customer.EraseCustomer;
import io.ikart.schemas.notification.PersonKey;
import io.ikart.topologies.kernel.Context;
import io.ikart.topologies.kernel.Decision;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;

/**
 * How a customer is forgotten, and a guest likewise: every key of theirs is destroyed, and with it
 * everything that was sealed by it, wherever it stands. Keys are looked for twice more: once when
 * no token of the customer counts any more, so that no edge can have made another; and once when
 * the first record is old enough for its segment to be closed by the next, so that the key itself
 * is compacted away.
 */
public final class ForgettingRules {

  /** No token, and no command that is under way, lives so long. */
  public static final Duration NO_NEW_KEYS_AFTER = Duration.ofMinutes(20);

  /** Longer than the topic of keys may leave a record uncompacted. */
  static final Duration LAST_SWEEP_AFTER = Duration.ofHours(25);

  /** Keys of one customer: one for each edge that ever sealed something of theirs. */
  private static final int MOST_KEYS = 10_000;

  private ForgettingRules() {}

  static Decision erase(Customer customer, EraseCustomer command, Context context) {
    if (!ProfileRules.isThere(customer)) {
      return nothingNew();
    }
    var keys = destroyed(customer.getCustomerId(), context);
    var sweepAt = context.now().plus(NO_NEW_KEYS_AFTER);
    return accept(new CustomerErased(context.meta(), keys.size(), sweepAt))
        .sending(keys.toArray(SpecificRecord[]::new));
  }

  static Decision sweep(Customer customer, DeadlinePassed command, Context context) {
    boolean isDue =
        customer != null
            && !customer.getSweepAt().equals(Instant.EPOCH)
            && !customer.getSweepAt().isAfter(context.now());
    if (!isDue) {
      return nothingNew();
    }
    var keys = destroyed(customer.getCustomerId(), context);
    var next = nextSweep(customer.getErasedAt(), context.now());
    return accept(new CustomerKeysSwept(context.meta(), keys.size(), next))
        .sending(keys.toArray(SpecificRecord[]::new));
  }

  /** When keys of somebody who was erased then are looked for again; the epoch when not. */
  public static Instant nextSweep(Instant erasedAt, Instant now) {
    var last = erasedAt.plus(LAST_SWEEP_AFTER);
    return now.isBefore(last) ? last : Instant.EPOCH;
  }

  /** Rows that destroy every key there is of a person; those destroyed before too. */
  public static List<PersonKey> destroyed(String personId, Context context) {
    return context.references(KeyRows.idsOf(personId), PersonKey.class, MOST_KEYS).stream()
        .map(KeyRows::destroyed)
        .toList();
  }

  static boolean isErased(Customer customer) {
    return !customer.getErasedAt().equals(Instant.EPOCH);
  }

  static String flaw(Customer customer) {
    boolean keeps =
        customer.getAddresses() > 0
            || !customer.getLocale().isEmpty()
            || customer.getContact().getBytes().hasRemaining();
    return isErased(customer) && keeps ? "erased, and something of theirs is kept" : "";
  }
}
