package io.ikart.edge.auth;

import io.ikart.edge.memory.LastUsed;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/**
 * Remembers what tokens said until they expire: a signature is verified once, and not with every
 * request. What does not count is not remembered. Thread safe.
 */
public final class VerifiedTokens implements TokenReader {

  private static final int REMEMBERED = 10_000;

  private final TokenReader reader;
  private final InstantSource clock;
  private final Map<String, AccessToken> known = new LastUsed<>(REMEMBERED);

  public VerifiedTokens(TokenReader reader, InstantSource clock) {
    this.reader = reader;
    this.clock = clock;
  }

  @Override
  public Optional<AccessToken> read(String token) {
    var there = remembered(token);
    if (there != null && clock.instant().isBefore(there.expiresAt())) {
      return Optional.of(there);
    }
    var read = reader.read(token);
    synchronized (known) {
      read.ifPresentOrElse(said -> known.put(token, said), () -> known.remove(token));
    }
    return read;
  }

  private AccessToken remembered(String token) {
    synchronized (known) {
      return known.get(token);
    }
  }
}
