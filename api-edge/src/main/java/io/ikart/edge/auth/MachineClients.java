package io.ikart.edge.auth;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The programs that may have tokens of their own. Their secrets are random and long, so that a fast
 * hash of one tells nothing of it.
 */
public final class MachineClients {

  private static final Pattern CLIENT =
      Pattern.compile("([a-z][a-z0-9-]{0,39}):([a-z]+(?:\\+[a-z]+)*):([0-9a-f]{64})");
  private static final Pattern SECRET = Pattern.compile("[A-Za-z0-9_-]{43,128}");
  private static final byte[] NOBODYS = new byte[32];

  private final Map<String, MachineClient> byId;

  private MachineClients(Map<String, MachineClient> byId) {
    this.byId = byId;
  }

  /**
   * Reads clients, separated by commas or line ends.
   *
   * @param text of each client its id, its roles with a plus between, and the SHA-256 of its secret
   *     in hexadecimal digits, with colons between; empty for no clients
   * @throws IllegalArgumentException when it is anything else; the message shows no hash
   */
  public static MachineClients of(String text) {
    var byId = new LinkedHashMap<String, MachineClient>();
    Arrays.stream(text.split("[,\\n]", -1))
        .map(String::strip)
        .filter(entry -> !entry.isEmpty())
        .map(MachineClients::client)
        .forEach(
            client -> {
              if (client.id().equals(AccessTokens.STORE) || byId.put(client.id(), client) != null) {
                throw new IllegalArgumentException(client.id() + " is taken");
              }
            });
    return new MachineClients(byId);
  }

  private static MachineClient client(String entry) {
    var match = CLIENT.matcher(entry);
    if (!match.matches()) {
      throw new IllegalArgumentException(
          "clients must be id:role+role:sha256 of the secret, comma-separated");
    }
    return new MachineClient(
        match.group(1), roles(match.group(2)), HexFormat.of().parseHex(match.group(3)));
  }

  private static Set<Role> roles(String words) {
    return Arrays.stream(words.split("\\+", -1))
        .map(
            word ->
                Role.ofStaff(word)
                    .orElseThrow(() -> new IllegalArgumentException(word + " is no role of staff")))
        .collect(Collectors.toUnmodifiableSet());
  }

  /** The client whose secret this is; takes as long when there is none. */
  public Optional<MachineClient> prove(String id, String secret) {
    var client = Optional.ofNullable(byId.get(id));
    var expected = client.map(MachineClient::secretHash).orElse(NOBODYS);
    boolean isRight = MessageDigest.isEqual(expected, sha256(secret));
    return isRight && SECRET.matcher(secret).matches() ? client : Optional.empty();
  }

  /** The client as it is now. */
  public Optional<MachineClient> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  private static byte[] sha256(String secret) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** Who they are, never the hashes. */
  @Override
  public String toString() {
    return byId.values().toString();
  }
}
