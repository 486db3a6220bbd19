package io.ikart.topologies.customer.guest;

import static io.ikart.topologies.kernel.Decision.accept;
import static io.ikart.topologies.kernel.Decision.nothingNew;

import io.ikart.schemas.common.DeadlinePassed;
import io.ikart.schemas.customer.EraseGuest;
import io.ikart.schemas.customer.Guest;
import io.ikart.schemas.customer.GuestErased;
import io.ikart.schemas.customer.GuestKeysSwept;
import io.ikart.topologies.customer.profile.ForgettingRules;
import io.ikart.topologies.kernel.Context;
import io.ikart.topologies.kernel.Decision;
import java.time.Instant;
import org.apache.avro.specific.SpecificRecord;

/**
 * How a guest is forgotten: as a customer is, and as often as they ask, since nobody keeps them
 * from leaving an address again.
 */
final class GuestRules {

  private GuestRules() {}

  static Decision erase(Guest guest, EraseGuest command, Context context) {
    var keys = ForgettingRules.destroyed(command.getMeta().getAggregateId(), context);
    var sweepAt = context.now().plus(ForgettingRules.NO_NEW_KEYS_AFTER);
    return accept(new GuestErased(context.meta(), keys.size(), sweepAt))
        .sending(keys.toArray(SpecificRecord[]::new));
  }

  static Decision sweep(Guest guest, DeadlinePassed command, Context context) {
    boolean isDue =
        guest != null
            && !guest.getSweepAt().equals(Instant.EPOCH)
            && !guest.getSweepAt().isAfter(context.now());
    if (!isDue) {
      return nothingNew();
    }
    var keys = ForgettingRules.destroyed(guest.getGuestId(), context);
    var next = ForgettingRules.nextSweep(guest.getErasedAt(), context.now());
    return accept(new GuestKeysSwept(context.meta(), keys.size(), next))
        .sending(keys.toArray(SpecificRecord[]::new));
  }
}
