package io.ikart.edge.auth;

import io.ikart.schemas.Ids;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Refresh tokens: opaque to whoever has one. A token names its session and its place in the row of
 * the session's tokens, and cannot be made without a key. The same place always has the same token,
 * so nothing of it need be kept, and an answer that got lost can be given again.
 */
public final class RefreshTokens {

  private static final int ULID = 26;
  private static final int DIGITS = 10;
  private static final int NAMED = 2 * ULID + DIGITS;
  private static final int HASH = 32;
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{126}");

  private final TokenKeys keys;

  public RefreshTokens(TokenKeys keys) {
    this.keys = keys;
  }

  /**
   * A place in the row of a session's tokens.
   *
   * @param credentialsId cred_ and a ULID
   * @param sessionId a ULID
   * @param generation from 1
   */
  public record Place(String credentialsId, String sessionId, int generation) {}

  /** The token of a place. */
  public String of(Place place) {
    var named =
        (ulidOf(place) + place.sessionId() + "%010d".formatted(place.generation()))
            .getBytes(StandardCharsets.US_ASCII);
    var token = Arrays.copyOf(named, NAMED + HASH);
    System.arraycopy(keys.hashes().get(0).of(named), 0, token, NAMED, HASH);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
  }

  /** The place of a token; empty when this shop did not make it. */
  public Optional<Place> read(String token) {
    if (!FORM.matcher(token).matches()) {
      return Optional.empty();
    }
    var bytes = Base64.getUrlDecoder().decode(token);
    var named = Arrays.copyOf(bytes, NAMED);
    var hash = Arrays.copyOfRange(bytes, NAMED, NAMED + HASH);
    boolean isOurs =
        keys.hashes().stream().anyMatch(key -> MessageDigest.isEqual(key.of(named), hash));
    return isOurs ? Optional.of(placeIn(named)) : Optional.empty();
  }

  private static Place placeIn(byte[] named) {
    var text = new String(named, StandardCharsets.US_ASCII);
    return new Place(
        Ids.credentials(text.substring(0, ULID)),
        text.substring(ULID, 2 * ULID),
        Integer.parseInt(text.substring(2 * ULID)));
  }

  private static String ulidOf(Place place) {
    return place.credentialsId().substring(place.credentialsId().indexOf('_') + 1);
  }
}
