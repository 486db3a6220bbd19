package io.ikart.edge.account;

import io.ikart.edge.account.Profiles.Profile;
import io.ikart.edge.problem.Problem;
import io.ikart.edge.seal.People;
import io.ikart.edge.seal.People.Opener;
import io.ikart.edge.seal.SavedContacts;
import io.ikart.schemas.customer.SavedAddress;
import io.ikart.schemas.notification.Contact;
import io.ikart.schemas.seal.SealedFields;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Contacts made of what an account says. */
public final class AccountContacts implements SavedContacts {

  private final Profiles profiles;
  private final People people;

  public AccountContacts(Profiles profiles, People people) {
    this.profiles = profiles;
    this.people = people;
  }

  @Override
  public CompletableFuture<Contact> of(String customerId, String addressId) {
    return profiles
        .find(customerId, List.of())
        .thenCombine(
            people.opener(customerId), (profile, opener) -> made(profile, opener, addressId))
        .thenApply(
            contact -> contact.orElseThrow(() -> Problem.notFound("This address").asException()));
  }

  private static Optional<Contact> made(Profile profile, Opener opener, String addressId) {
    return profile.addresses().stream()
        .filter(address -> address.getAddressId().equals(addressId))
        .findFirst()
        .flatMap(kept -> opener.open(kept.getAddress(), SealedFields.ADDRESS, SavedAddress.class))
        .flatMap(
            address ->
                opener
                    .open(profile.root().getContact(), SealedFields.CONTACT, Contact.class)
                    .map(own -> contact(profile, own, address)));
  }

  private static Contact contact(Profile profile, Contact own, SavedAddress address) {
    var root = profile.root();
    return new Contact(
        own.getEmail(),
        address.getName().isEmpty() ? own.getName() : address.getName(),
        root.getLocale().isEmpty() ? own.getLocale() : root.getLocale(),
        root.getUnwanted(),
        address.getAddress());
  }
}
