package io.ikart.edge.auth;

import io.ikart.edge.http.Networks;

/**
 * From where staff may work: elsewhere their roles do not count.
 *
 * @param allowed everywhere when empty
 * @param denied whatever is allowed
 */
public record StaffNetworks(Networks allowed, Networks denied) {

  /** Anywhere. */
  public static final StaffNetworks ANYWHERE = new StaffNetworks(Networks.NONE, Networks.NONE);

  boolean admit(String address) {
    return (allowed.isEmpty() || allowed.contains(address)) && !denied.contains(address);
  }
}
