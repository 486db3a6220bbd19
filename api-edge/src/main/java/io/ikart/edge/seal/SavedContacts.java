package io.ikart.edge.seal;

import io.ikart.schemas.notification.Contact;
import java.util.concurrent.CompletableFuture;

/** Contacts that customers need not type again. */
@FunctionalInterface
public interface SavedContacts {

  /**
   * Whom to tell and where to send, as a customer's account says: the address they keep, their
   * language, and what they do not want to be told. Fails with "not found" when it says no such
   * address.
   */
  CompletableFuture<Contact> of(String customerId, String addressId);
}
