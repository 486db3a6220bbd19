package io.ikart.edge.command;

import io.ikart.schemas.Ids;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Derives the ids of commands. The same wish (principal, route, target, key) has the same id on
 * every edge, and whatever it creates has the same id too, so that a retry lands on the same
 * partition and is recognized there.
 */
public final class CommandIds {

  private static final int ID_BYTES = 16;
  private static final byte SEPARATOR = 0;

  private CommandIds() {}

  /**
   * Id of a command: 32 hex digits.
   *
   * @param principal opaque id of who asks
   * @param route method and path template
   * @param target id of the aggregate it is for; empty when it is to be created
   * @param key the idempotency key
   */
  public static String of(String principal, String route, String target, String key) {
    var digest = sha256();
    for (var part : new String[] {principal, route, target, key}) {
      digest.update(part.getBytes(StandardCharsets.UTF_8));
      digest.update(SEPARATOR);
    }
    return HexFormat.of().formatHex(digest.digest(), 0, ID_BYTES);
  }

  /** The ULID of what the command creates. */
  public static String ulidOf(String commandId) {
    return Ids.ulid(
        HexFormat.fromHexDigitsToLong(commandId, 0, 2 * Long.BYTES),
        HexFormat.fromHexDigitsToLong(commandId, 2 * Long.BYTES, 4 * Long.BYTES));
  }

  /** First 64 bits of the SHA-256 of a body and the path it was sent to. */
  public static long fingerprint(byte[] body, String path) {
    var digest = sha256();
    digest.update(body);
    digest.update(SEPARATOR);
    digest.update(path.getBytes(StandardCharsets.UTF_8));
    return ByteBuffer.wrap(digest.digest()).getLong();
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
