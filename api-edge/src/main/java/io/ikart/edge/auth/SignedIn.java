package io.ikart.edge.auth;

/**
 * Where somebody is signed in, as a token says.
 *
 * @param customerId who: cust_ and a ULID
 * @param credentialsId what they signed in with: cred_ and a ULID
 * @param sessionId ULID of the session
 */
public record SignedIn(String customerId, String credentialsId, String sessionId) {}
