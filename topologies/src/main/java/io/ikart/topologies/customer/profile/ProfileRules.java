package io.ikart.topologies.customer.profile;

import static io.ikart.topologies.kernel.Decision.accept;
import static io.ikart.topologies.kernel.Decision.nothingNew;
import static io.ikart.topologies.kernel.Decision.refuse;

import io.ikart.schemas.customer.AddressRemoved;
import io.ikart.schemas.customer.AddressSaved;
import io.ikart.schemas.customer.ConsentDecided;
import io.ikart.schemas.customer.Customer;
import io.ikart.schemas.customer.CustomerAddress;
import io.ikart.schemas.customer.CustomerOpened;
import io.ikart.schemas.customer.DecideConsent;
import io.ikart.schemas.customer.OpenCustomer;
import io.ikart.schemas.customer.PreferencesSet;
import io.ikart.schemas.customer.RemoveAddress;
import io.ikart.schemas.customer.SaveAddress;
import io.ikart.schemas.customer.SetPreferences;
import io.ikart.topologies.kernel.Context;
import io.ikart.topologies.kernel.Decision;
import io.ikart.topologies.kernel.Problem;
import java.util.Map;

/** What customers say of themselves: where they live, how they want to be told, what they allow. */
final class ProfileRules {

  /** Addresses of one customer. */
  static final int MOST_ADDRESSES = 20;

  /** Consents may be taken back and given again, but not for ever. */
  static final int MOST_DECISIONS = 10_000;

  private ProfileRules() {}

  static Decision open(Customer customer, OpenCustomer command, Context context) {
    return customer == null
        ? accept(
            new CustomerOpened(context.meta(), command.getCredentialsId(), command.getContact()))
        : nothingNew();
  }

  static Decision saveAddress(Customer customer, SaveAddress command, Context context) {
    if (!isThere(customer)) {
      return refuse(Problem.NOT_FOUND);
    }
    var id = command.getAddressId();
    boolean isNew = context.part(ProfileParts.address(id), CustomerAddress.class).isEmpty();
    if (isNew && customer.getAddresses() >= MOST_ADDRESSES) {
      return refuse(Problem.LIMIT_EXCEEDED, Map.of("addresses", Integer.toString(MOST_ADDRESSES)));
    }
    boolean isDefault =
        command.getIsDefault()
            || customer.getAddresses() == 0
            || customer.getDefaultAddressId().equals(id);
    return accept(new AddressSaved(context.meta(), id, command.getAddress(), isDefault));
  }

  static Decision removeAddress(Customer customer, RemoveAddress command, Context context) {
    var part = ProfileParts.address(command.getAddressId());
    return isThere(customer) && context.part(part, CustomerAddress.class).isPresent()
        ? accept(new AddressRemoved(context.meta(), command.getAddressId()))
        : refuse(Problem.NOT_FOUND);
  }

  static Decision setPreferences(Customer customer, SetPreferences command, Context context) {
    if (!isThere(customer)) {
      return refuse(Problem.NOT_FOUND);
    }
    boolean isSame =
        customer.getLocale().equals(command.getLocale())
            && customer.getUnwanted().equals(command.getUnwanted());
    return isSame
        ? nothingNew()
        : accept(new PreferencesSet(context.meta(), command.getLocale(), command.getUnwanted()));
  }

  /** Saying the same again is no decision: the history has what changed. */
  static Decision decideConsent(Customer customer, DecideConsent command, Context context) {
    if (!isThere(customer)) {
      return refuse(Problem.NOT_FOUND);
    }
    boolean isSame =
        customer.getConsents().stream()
            .anyMatch(
                known ->
                    known.getPurpose().equals(command.getPurpose())
                        && known.getGiven() == command.getGiven()
                        && known.getTextVersion().equals(command.getTextVersion()));
    if (isSame) {
      return nothingNew();
    }
    if (command.getGiven() && customer.getDecisions() >= MOST_DECISIONS) {
      return refuse(Problem.LIMIT_EXCEEDED, Map.of("decisions", Integer.toString(MOST_DECISIONS)));
    }
    return accept(
        new ConsentDecided(
            context.meta(), command.getPurpose(), command.getGiven(), command.getTextVersion()));
  }

  static boolean isThere(Customer customer) {
    return customer != null && !ForgettingRules.isErased(customer);
  }
}
