package io.ikart.edge.view;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ikart.edge.query.View;
import io.ikart.schemas.customer.Customer;
import io.ikart.schemas.query.QueryRequest;
import io.ikart.schemas.query.QueryResponse;

/** A customer, as they see themselves. */
record CustomerView(String id, Views views) implements View {

  @Override
  public String name() {
    return "This customer";
  }

  @Override
  public String path() {
    return "/v1/store/account";
  }

  @Override
  public QueryRequest question() {
    return Questions.aggregate(Questions.CUSTOMER, id, 0);
  }

  @Override
  public ObjectNode json(QueryResponse answer) {
    var customer = views.read(answer.getRoot(), Customer.class);
    var body = Json.object();
    body.put("customerId", customer.getCustomerId());
    body.put("version", answer.getVersion());
    body.put("openedAt", customer.getOpenedAt().toString());
    var preferences = body.putObject("preferences");
    preferences.put("locale", customer.getLocale());
    customer.getUnwanted().forEach(preferences.putArray("unwanted")::add);
    body.put("addresses", customer.getAddresses());
    Json.putText(body, "defaultAddressId", customer.getDefaultAddressId());
    var consents = body.putObject("consents");
    customer
        .getConsents()
        .forEach(consent -> consents.put(consent.getPurpose(), consent.getGiven()));
    return body;
  }
}
