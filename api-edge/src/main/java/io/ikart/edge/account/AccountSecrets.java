package io.ikart.edge.account;

import io.ikart.edge.auth.KeyedHash;
import io.ikart.edge.http.RequestBody;
import io.ikart.schemas.Ids;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What the shop knows and its topics do not: without it, neither an address nor a password can be
 * guessed from what stands there. Can never be changed, since every account is found by it.
 */
public final class AccountSecrets {

  private static final Pattern KEY = Pattern.compile("[0-9a-f]{64}");

  private final KeyedHash addresses;
  private final KeyedHash bodies;
  private final KeyedHash origins;
  private final byte[] pepper;

  private AccountSecrets(byte[] secret) {
    this.addresses = KeyedHash.of(secret, "address");
    this.bodies = KeyedHash.of(secret, "request body");
    this.origins = KeyedHash.of(secret, "network address");
    this.pepper = KeyedHash.of(secret, "password").key();
  }

  /**
   * Reads the key.
   *
   * @param hex 64 hexadecimal digits
   * @throws IllegalArgumentException when it is anything else; the message does not show it
   */
  public static AccountSecrets of(String hex) {
    if (hex == null || !KEY.matcher(hex).matches()) {
      throw new IllegalArgumentException(
          "the account key must be 64 lower-case hexadecimal digits");
    }
    return new AccountSecrets(HexFormat.of().parseHex(hex));
  }

  /**
   * Id of the credentials for an address; how it is written in small and capitals does not count.
   */
  String credentialsOf(String email) {
    var normal = Normalizer.normalize(email.strip(), Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    var hash = ByteBuffer.wrap(addresses.of(normal.getBytes(StandardCharsets.UTF_8)));
    return Ids.credentials(Ids.ulid(hash.getLong(), hash.getLong()));
  }

  /** A request body as its repeats are recognised, of which nothing can be guessed. */
  public RequestBody hidden(RequestBody body) {
    return body.hidden(bodies::of);
  }

  /** Hashes the network addresses that the audit log keeps. */
  public KeyedHash origins() {
    return origins;
  }

  /** Goes into every hash of a password. */
  byte[] pepper() {
    return pepper;
  }

  /** Never the key. */
  @Override
  public String toString() {
    return "AccountSecrets";
  }
}
