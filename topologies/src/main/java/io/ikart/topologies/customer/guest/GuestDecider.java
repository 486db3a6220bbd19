package io.ikart.topologies.customer.guest;

import io.ikart.schemas.common.DeadlinePassed;
import io.ikart.schemas.customer.EraseGuest;
import io.ikart.schemas.customer.Guest;
import io.ikart.schemas.customer.GuestErased;
import io.ikart.schemas.customer.GuestKeysSwept;
import io.ikart.topologies.kernel.Decider;

/** A guest of one cart: known by what they left there, and here only once that is forgotten. */
public final class GuestDecider {

  public static final Decider<Guest> GUEST =
      Decider.of("guest", Guest.class, "guest_")
          .on(EraseGuest.class, GuestRules::erase)
          .on(DeadlinePassed.class, GuestRules::sweep)
          .when(GuestErased.class, GuestFold::erased)
          .when(GuestKeysSwept.class, GuestFold::swept)
          .waitingUntil(Guest::getSweepAt);

  private GuestDecider() {}
}
