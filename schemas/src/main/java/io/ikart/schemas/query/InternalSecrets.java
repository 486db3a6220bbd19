package io.ikart.schemas.query;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;

/**
 * What edges prove to query servers that they are edges: the first secret is sent, every one
 * counts, so that they can be changed one after another while all run. Values are never shown.
 */
public final class InternalSecrets {

  private static final String SCHEME = "Bearer ";

  private final String sent;
  private final List<byte[]> accepted;

  private InternalSecrets(List<String> secrets) {
    this.sent = SCHEME + secrets.get(0);
    this.accepted =
        secrets.stream().map(secret -> (SCHEME + secret).getBytes(StandardCharsets.UTF_8)).toList();
  }

  /**
   * Reads secrets.
   *
   * @param list one secret; during a change the others behind commas
   * @throws IllegalArgumentException when one of them is blank
   */
  public static InternalSecrets of(String list) {
    var secrets = Arrays.stream(list.split(",", -1)).map(String::strip).toList();
    if (secrets.contains("")) {
      throw new IllegalArgumentException("the internal secret is missing, or one of several is");
    }
    return new InternalSecrets(secrets);
  }

  /** Value of the Authorization header of a question. */
  public String authorization() {
    return sent;
  }

  /** Whether a question with this Authorization header, or null without one, may be answered. */
  public boolean accepts(String authorization) {
    if (authorization == null) {
      return false;
    }
    var given = authorization.getBytes(StandardCharsets.UTF_8);
    boolean isOne = false;
    for (var secret : accepted) {
      isOne |= MessageDigest.isEqual(secret, given);
    }
    return isOne;
  }

  /** Never the secrets. */
  @Override
  public String toString() {
    return "InternalSecrets";
  }
}
