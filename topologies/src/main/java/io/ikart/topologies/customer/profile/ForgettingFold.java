package io.ikart.topologies.customer.profile;

import io.ikart.schemas.common.Sealed;
import io.ikart.schemas.customer.Customer;
import io.ikart.schemas.customer.CustomerErased;
import io.ikart.schemas.customer.CustomerKeysSwept;
import io.ikart.topologies.kernel.EditableParts;
import java.nio.ByteBuffer;
import java.util.List;

/** What is left of a customer who is forgotten: ids, times, and what they had consented to. */
final class ForgettingFold {

  private ForgettingFold() {}

  static Customer erased(Customer customer, CustomerErased event, EditableParts parts) {
    parts.parts("", ProfileRules.MOST_ADDRESSES).stream()
        .filter(part -> part.id().startsWith(ProfileParts.ADDRESSES))
        .forEach(part -> parts.drop(part.id()));
    var nothing = new Sealed(customer.getContact().getKeyId(), ByteBuffer.allocate(0));
    return Customer.newBuilder(customer)
        .setContact(nothing)
        .setLocale("")
        .setUnwanted(List.of())
        .setAddresses(0)
        .setDefaultAddressId("")
        .setErasedAt(event.getMeta().getIssuedAt())
        .setSweepAt(event.getSweepAt())
        .build();
  }

  static Customer swept(Customer customer, CustomerKeysSwept event, EditableParts parts) {
    return Customer.newBuilder(customer).setSweepAt(event.getSweepAt()).build();
  }
}
