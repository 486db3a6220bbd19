package io.ikart.edge.auth;

import java.util.Set;

/**
 * A program that may have tokens of its own.
 *
 * @param id name of the program
 * @param roles what it may do
 * @param secretHash SHA-256 of its secret
 */
public record MachineClient(String id, Set<Role> roles, byte[] secretHash) {

  /** Written as the actor of its commands. */
  public String subject() {
    return "client_" + id;
  }

  /** Never the hash. */
  @Override
  public String toString() {
    return "MachineClient " + id + " " + roles;
  }
}
