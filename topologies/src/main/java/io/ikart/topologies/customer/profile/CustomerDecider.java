package io.ikart.topologies.customer.profile;

import io.ikart.schemas.common.DeadlinePassed;
import io.ikart.schemas.customer.AddressRemoved;
import io.ikart.schemas.customer.AddressSaved;
import io.ikart.schemas.customer.ConsentDecided;
import io.ikart.schemas.customer.Customer;
import io.ikart.schemas.customer.CustomerErased;
import io.ikart.schemas.customer.CustomerKeysSwept;
import io.ikart.schemas.customer.CustomerOpened;
import io.ikart.schemas.customer.DecideConsent;
import io.ikart.schemas.customer.EraseCustomer;
import io.ikart.schemas.customer.OpenCustomer;
import io.ikart.schemas.customer.PreferencesSet;
import io.ikart.schemas.customer.RemoveAddress;
import io.ikart.schemas.customer.SaveAddress;
import io.ikart.schemas.customer.SetPreferences;
import io.ikart.topologies.kernel.Decider;

/**
 * A customer: who has an account, whatever they sign in with. Addresses and decisions about
 * consents are parts.
 */
public final class CustomerDecider {

  public static final Decider<Customer> CUSTOMER =
      Decider.of("customer", Customer.class, "cust_")
          .on(OpenCustomer.class, ProfileRules::open)
          .on(SaveAddress.class, ProfileRules::saveAddress)
          .on(RemoveAddress.class, ProfileRules::removeAddress)
          .on(SetPreferences.class, ProfileRules::setPreferences)
          .on(DecideConsent.class, ProfileRules::decideConsent)
          .on(EraseCustomer.class, ForgettingRules::erase)
          .on(DeadlinePassed.class, ForgettingRules::sweep)
          .when(CustomerOpened.class, ProfileFold::opened)
          .when(AddressSaved.class, ProfileFold::addressSaved)
          .when(AddressRemoved.class, ProfileFold::addressRemoved)
          .when(PreferencesSet.class, ProfileFold::preferencesSet)
          .when(ConsentDecided.class, ProfileFold::consentDecided)
          .when(CustomerErased.class, ForgettingFold::erased)
          .when(CustomerKeysSwept.class, ForgettingFold::swept)
          .waitingUntil(Customer::getSweepAt)
          .flawless(ForgettingRules::flaw);

  private CustomerDecider() {}
}
