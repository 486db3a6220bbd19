package io.ikart.topologies.customer.guest;

import io.ikart.schemas.customer.Guest;
import io.ikart.schemas.customer.GuestErased;
import io.ikart.schemas.customer.GuestKeysSwept;
import io.ikart.topologies.kernel.EditableParts;

/** What is known of a guest: that they were forgotten. */
final class GuestFold {

  private GuestFold() {}

  static Guest erased(Guest guest, GuestErased event, EditableParts parts) {
    var meta = event.getMeta();
    return new Guest(meta.getAggregateId(), meta.getIssuedAt(), event.getSweepAt());
  }

  static Guest swept(Guest guest, GuestKeysSwept event, EditableParts parts) {
    return Guest.newBuilder(guest).setSweepAt(event.getSweepAt()).build();
  }
}
