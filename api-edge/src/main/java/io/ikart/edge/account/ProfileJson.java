package io.ikart.edge.account;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ikart.edge.account.Profiles.Profile;
import io.ikart.edge.seal.People.Opener;
import io.ikart.schemas.customer.Consent;
import io.ikart.schemas.customer.CustomerAddress;
import io.ikart.schemas.customer.SavedAddress;
import io.ikart.schemas.notification.Contact;
import io.ikart.schemas.notification.PostalAddress;
import io.ikart.schemas.seal.SealedFields;

/** How what a customer says of themselves reads in JSON, opened. */
final class ProfileJson {

  private ProfileJson() {}

  static ObjectNode addresses(Profile profile, Opener opener) {
    var body = object();
    var listed = body.putArray("addresses");
    for (var address : profile.addresses()) {
      listed.add(address(address, profile.root().getDefaultAddressId(), opener));
    }
    return body;
  }

  private static ObjectNode address(CustomerAddress saved, String defaultId, Opener opener) {
    var node = object();
    node.put("addressId", saved.getAddressId());
    node.put("default", saved.getAddressId().equals(defaultId));
    node.put("savedAt", saved.getSavedAt().toString());
    opener
        .open(saved.getAddress(), SealedFields.ADDRESS, SavedAddress.class)
        .ifPresent(
            plain -> {
              node.put("name", plain.getName());
              node.put("phone", plain.getPhone());
              node.set("address", postal(plain.getAddress()));
            });
    return node;
  }

  static ObjectNode consents(Profile profile) {
    var body = object();
    var standing = body.putArray("consents");
    profile.root().getConsents().forEach(consent -> standing.add(consent(consent)));
    var history = body.putArray("history");
    profile.decisions().forEach(consent -> history.add(consent(consent)));
    return body;
  }

  private static ObjectNode consent(Consent consent) {
    return object()
        .put("purpose", consent.getPurpose())
        .put("given", consent.getGiven())
        .put("textVersion", consent.getTextVersion())
        .put("decidedAt", consent.getDecidedAt().toString());
  }

  static ObjectNode contact(Contact contact) {
    var node = object();
    node.put("email", contact.getEmail());
    node.put("name", contact.getName());
    node.put("locale", contact.getLocale());
    contact.getUnwanted().forEach(node.putArray("unwanted")::add);
    if (contact.getAddress() != null) {
      node.set("address", postal(contact.getAddress()));
    }
    return node;
  }

  private static ObjectNode postal(PostalAddress address) {
    return object()
        .put("line1", address.getLine1())
        .put("line2", address.getLine2())
        .put("city", address.getCity())
        .put("region", address.getRegion())
        .put("postcode", address.getPostcode())
        .put("country", address.getCountry());
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
