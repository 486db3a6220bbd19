package io.ikart.topologies.kernel;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.zip.CRC32C;

/**
 * Entity tags: the version and a hash of the command that made it. An aborted transaction may use a
 * version again, but never for the same command.
 */
final class Etag {

  private Etag() {}

  static String of(long version, String commandId) {
    var hash = new CRC32C();
    hash.update(commandId.getBytes(StandardCharsets.UTF_8));
    return version + "-" + HexFormat.of().toHexDigits((int) hash.getValue());
  }
}
