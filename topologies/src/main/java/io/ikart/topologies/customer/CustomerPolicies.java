package io.ikart.topologies.customer;

import io.ikart.schemas.credentials.AccountErased;
import io.ikart.schemas.credentials.AddressConfirmed;
import io.ikart.schemas.credentials.Credentials;
import io.ikart.schemas.customer.EraseCustomer;
import io.ikart.schemas.customer.OpenCustomer;
import io.ikart.topologies.kernel.Policies;
import io.ikart.topologies.kernel.Reaction;
import java.util.List;

/** What follows from what happens to credentials. */
final class CustomerPolicies {

  static final Policies<Credentials> CREDENTIALS =
      Policies.of(Credentials.class)
          .on(AddressConfirmed.class, CustomerPolicies::open)
          .on(AccountErased.class, CustomerPolicies::erase);

  private CustomerPolicies() {}

  private static List<OpenCustomer> open(
      Credentials account, AddressConfirmed event, Reaction reaction) {
    return List.of(
        new OpenCustomer(
            reaction.to(event.getCustomerId()),
            event.getMeta().getAggregateId(),
            account.getContact()));
  }

  private static List<EraseCustomer> erase(
      Credentials account, AccountErased event, Reaction reaction) {
    return List.of(new EraseCustomer(reaction.to(event.getCustomerId())));
  }
}
