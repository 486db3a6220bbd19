package io.ikart.topologies.customer.profile;

/** Ids of a customer's parts. */
final class ProfileParts {

  /** What the ids of addresses start with. */
  static final String ADDRESSES = "address/";

  private ProfileParts() {}

  static String address(String addressId) {
    return ADDRESSES + addressId;
  }

  /** Decisions about consents, numbered from 1, are listed in their order. */
  static String decision(int number) {
    return "consent/%010d".formatted(number);
  }
}
