package io.ikart.edge.http;

import io.ikart.schemas.notification.Contact;
import io.ikart.schemas.notification.PostalAddress;
import java.util.Optional;

/** Reads whom to tell and where to send. */
public final class ContactFields {

  private static final int MOST_UNWANTED = 20;
  private static final String OTHERWISE = "en";

  private ContactFields() {}

  /** The contact of a request, which may be left out. */
  public static Optional<Contact> of(Fields fields) {
    return fields
        .object("contact")
        .map(
            contact ->
                new Contact(
                    contact.text("email", Formats.EMAIL),
                    contact.text("name", Formats.PERSON_NAME, ""),
                    contact.text("locale", Formats.LOCALE, OTHERWISE),
                    contact.texts("unwanted", Formats.FACT_TYPE, MOST_UNWANTED),
                    contact.object("address").map(ContactFields::address).orElse(null)));
  }

  /** Where to send. */
  public static PostalAddress address(Fields address) {
    return new PostalAddress(
        address.text("line1", Formats.ADDRESS_LINE),
        address.text("line2", Formats.ADDRESS_LINE, ""),
        address.text("city", Formats.ADDRESS_LINE),
        address.text("region", Formats.ADDRESS_LINE, ""),
        address.text("postcode", Formats.POSTCODE, ""),
        address.text("country", Formats.COUNTRY));
  }
}
