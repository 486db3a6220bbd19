package io.ikart.topologies.customer;

import static io.ikart.schemas.topic.CustomerTopics.CREDENTIALS_EVENTS;
import static io.ikart.schemas.topic.CustomerTopics.CUSTOMER_COMMANDS;
import static io.ikart.schemas.topic.CustomerTopics.CUSTOMER_EVENTS;
import static io.ikart.schemas.topic.CustomerTopics.PERSON_KEYS;
import static io.ikart.schemas.topic.NotificationTopics.NOTIFICATION_COMMANDS;

import io.ikart.schemas.customer.Customer;
import io.ikart.schemas.customer.Guest;
import io.ikart.topologies.customer.credentials.CredentialsDecider;
import io.ikart.topologies.customer.guest.GuestDecider;
import io.ikart.topologies.customer.profile.CustomerDecider;
import io.ikart.topologies.kernel.Application;
import io.ikart.topologies.kernel.Hosted;
import io.ikart.topologies.kernel.Policies;
import java.util.List;

/** Customers, and how they prove to be one: each on a key of its own. */
public final class CustomerTopology {

  public static final Application CUSTOMER =
      new Application(
          "customer",
          List.of(CUSTOMER_COMMANDS),
          List.of(
              new Hosted<>(CredentialsDecider.CREDENTIALS, CustomerPolicies.CREDENTIALS),
              new Hosted<>(CustomerDecider.CUSTOMER, Policies.of(Customer.class)),
              new Hosted<>(GuestDecider.GUEST, Policies.of(Guest.class))),
          List.of(CREDENTIALS_EVENTS, CUSTOMER_EVENTS, NOTIFICATION_COMMANDS, PERSON_KEYS),
          List.of(PERSON_KEYS));

  private CustomerTopology() {}
}
