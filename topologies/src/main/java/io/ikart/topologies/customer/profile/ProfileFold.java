package io.ikart.topologies.customer.profile;

import io.ikart.schemas.customer.AddressRemoved;
import io.ikart.schemas.customer.AddressSaved;
import io.ikart.schemas.customer.Consent;
import io.ikart.schemas.customer.ConsentDecided;
import io.ikart.schemas.customer.Customer;
import io.ikart.schemas.customer.CustomerAddress;
import io.ikart.schemas.customer.CustomerOpened;
import io.ikart.schemas.customer.PreferencesSet;
import io.ikart.topologies.kernel.EditableParts;
import java.util.ArrayList;

/** What the facts make of a customer. */
final class ProfileFold {

  private ProfileFold() {}

  static Customer opened(Customer customer, CustomerOpened event, EditableParts parts) {
    return Customer.newBuilder()
        .setCustomerId(event.getMeta().getAggregateId())
        .setCredentialsId(event.getCredentialsId())
        .setContact(event.getContact())
        .setOpenedAt(event.getMeta().getIssuedAt())
        .build();
  }

  static Customer addressSaved(Customer customer, AddressSaved event, EditableParts parts) {
    var id = event.getAddressId();
    var part = ProfileParts.address(id);
    boolean isNew = parts.part(part, CustomerAddress.class).isEmpty();
    parts.put(part, new CustomerAddress(id, event.getAddress(), event.getMeta().getIssuedAt()));
    return Customer.newBuilder(customer)
        .setAddresses(customer.getAddresses() + (isNew ? 1 : 0))
        .setDefaultAddressId(event.getIsDefault() ? id : customer.getDefaultAddressId())
        .build();
  }

  /** Without the one that was the default the first of those left is. */
  static Customer addressRemoved(Customer customer, AddressRemoved event, EditableParts parts) {
    var id = event.getAddressId();
    parts.drop(ProfileParts.address(id));
    boolean wasDefault = customer.getDefaultAddressId().equals(id);
    return Customer.newBuilder(customer)
        .setAddresses(customer.getAddresses() - 1)
        .setDefaultAddressId(wasDefault ? firstOf(parts) : customer.getDefaultAddressId())
        .build();
  }

  private static String firstOf(EditableParts parts) {
    return parts.parts(ProfileParts.ADDRESSES, 1).stream()
        .filter(part -> part.id().startsWith(ProfileParts.ADDRESSES))
        .map(part -> ((CustomerAddress) part.value()).getAddressId())
        .findFirst()
        .orElse("");
  }

  static Customer preferencesSet(Customer customer, PreferencesSet event, EditableParts parts) {
    return Customer.newBuilder(customer)
        .setLocale(event.getLocale())
        .setUnwanted(event.getUnwanted())
        .build();
  }

  static Customer consentDecided(Customer customer, ConsentDecided event, EditableParts parts) {
    var consent =
        new Consent(
            event.getPurpose(),
            event.getGiven(),
            event.getTextVersion(),
            event.getMeta().getIssuedAt());
    int number = customer.getDecisions() + 1;
    parts.put(ProfileParts.decision(number), consent);
    var standing = new ArrayList<>(customer.getConsents());
    standing.removeIf(known -> known.getPurpose().equals(consent.getPurpose()));
    standing.add(consent);
    return Customer.newBuilder(customer).setConsents(standing).setDecisions(number).build();
  }
}
