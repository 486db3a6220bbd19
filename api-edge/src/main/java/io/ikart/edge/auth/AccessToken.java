package io.ikart.edge.auth;

import java.time.Instant;
import java.util.Set;

/**
 * What a token that counts says.
 *
 * @param subject who: cust_... or client_...
 * @param roles what they may do
 * @param signedIn where they are signed in; null when it is not of an account of this shop
 * @param expiresAt until when it counts
 */
public record AccessToken(String subject, Set<Role> roles, SignedIn signedIn, Instant expiresAt) {}
