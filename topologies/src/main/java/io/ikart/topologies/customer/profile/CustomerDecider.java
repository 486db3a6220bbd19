package io.ikart.topologies.customer.profile;

import static io.ikart.topologies.kernel.Decision.accept;
import static io.ikart.topologies.kernel.Decision.nothingNew;

import io.ikart.schemas.customer.Customer;
import io.ikart.schemas.customer.CustomerOpened;
import io.ikart.schemas.customer.OpenCustomer;
import io.ikart.topologies.kernel.Context;
import io.ikart.topologies.kernel.Decider;
import io.ikart.topologies.kernel.Decision;
import io.ikart.topologies.kernel.EditableParts;

/** A customer: who has an account, whatever they sign in with. */
public final class CustomerDecider {

  public static final Decider<Customer> CUSTOMER =
      Decider.of("customer", Customer.class, "cust_")
          .on(OpenCustomer.class, CustomerDecider::open)
          .when(CustomerOpened.class, CustomerDecider::opened);

  private CustomerDecider() {}

  private static Decision open(Customer customer, OpenCustomer command, Context context) {
    return customer == null
        ? accept(
            new CustomerOpened(context.meta(), command.getCredentialsId(), command.getContact()))
        : nothingNew();
  }

  private static Customer opened(Customer customer, CustomerOpened event, EditableParts parts) {
    var meta = event.getMeta();
    return new Customer(
        meta.getAggregateId(), event.getCredentialsId(), event.getContact(), meta.getIssuedAt());
  }
}
