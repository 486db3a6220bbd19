package io.ikart.local.broker;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The data directory of the local node: formatted the first time, never touched again. */
final class NodeStorage {

  private static final Logger LOG = LoggerFactory.getLogger(NodeStorage.class);

  private NodeStorage() {}

  /**
   * Formats {@code directory} when it holds no node yet; otherwise leaves it as it is.
   *
   * @throws UncheckedIOException when the directory cannot be made
   * @throws IllegalStateException when Kafka refuses to format it
   */
  static void prepare(Path directory) {
    if (Files.exists(directory.resolve("meta.properties"))) {
      return;
    }
    try {
      Files.createDirectories(directory);
    } catch (IOException notMade) {
      throw new UncheckedIOException("cannot create " + directory, notMade);
    }
    format(directory);
    LOG.info("formatted {}", directory);
  }

  private static void format(Path directory) {
    var silent = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    var formatter =
        new Formatter()
            .setPrintStream(silent)
            .setNodeId(NodeProperties.NODE_ID)
            .setClusterId(Uuid.randomUuid().toString())
            .setReleaseVersion(MetadataVersion.latestProduction())
            .setControllerListenerName(NodeProperties.CONTROLLER_LISTENER)
            .setMetadataLogDirectory(directory.toString())
            .addDirectory(directory.toString());
    try {
      formatter.run();
    } catch (Exception refused) {
      throw new IllegalStateException("cannot format " + directory, refused);
    }
  }
}
