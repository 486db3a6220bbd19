package io.ikart.edge.auth;

import java.util.Optional;

/** Reads bearer tokens. */
@FunctionalInterface
public interface TokenReader {

  /** What a token says; empty when it is not one that counts now. */
  Optional<AccessToken> read(String token);
}
