package io.ikart.edge.http;

import io.ikart.schemas.notification.Contact;
import java.util.Optional;

/** Reads whom to tell. */
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
                    contact.texts("unwanted", Formats.FACT_TYPE, MOST_UNWANTED)));
  }
}
