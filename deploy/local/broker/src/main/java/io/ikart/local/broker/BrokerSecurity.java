package io.ikart.local.broker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a secured node needs to know. Two principals may do everything: the broker itself, whose
 * secret nobody else ever learns, and the one that provisions, whose settings are in a file.
 * Everybody else gets a principal from the latter.
 *
 * @param keyStore the node's certificate and key
 * @param keyStoreSecret opens the key store
 * @param authority certificate of the authority that signed it
 * @param ownSecret of the broker towards itself; made anew at every start
 * @param provisionSecret of the one that provisions
 */
record BrokerSecurity(
    Path keyStore,
    String keyStoreSecret,
    Path authority,
    String ownSecret,
    String provisionSecret) {

  static final String BROKER = "broker";
  static final String PROVISION = "provision";

  private static final int SECRET_BYTES = 32;
  private static final String PLAIN =
      "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"%s\""
          + " password=\"%s\"%s;";

  /**
   * Makes what is missing in the folder; keeps what is there.
   *
   * @throws UncheckedIOException when a file cannot be written or read
   * @throws IllegalStateException when keytool refuses
   */
  static BrokerSecurity prepare(Path folder) {
    try {
      Files.createDirectories(
          folder,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      var storeSecret = keptSecret(folder.resolve("keystore-secret"));
      var keys = new KeyFiles(folder, storeSecret);
      keys.prepare();
      var provision = keptSecret(folder.resolve("provision-secret"));
      writeProvision(folder, keys.authority(), provision);
      return new BrokerSecurity(
          keys.brokerStore(), storeSecret, keys.authority(), newSecret(), provision);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot prepare " + folder + ": " + e.getMessage(), e);
    }
  }

  /** What the broker logs in with and, for the listener's side, whom it lets in by password. */
  String ownLogin(boolean provisionToo) {
    var users = " user_%s=\"%s\"".formatted(BROKER, ownSecret);
    if (provisionToo) {
      users += " user_%s=\"%s\"".formatted(PROVISION, provisionSecret);
    }
    return PLAIN.formatted(BROKER, ownSecret, users);
  }

  private static void writeProvision(Path folder, Path authority, String secret)
      throws IOException {
    var settings =
        new TreeMap<>(
            Map.of(
                "security.protocol",
                "SASL_SSL",
                "sasl.mechanism",
                "PLAIN",
                "sasl.jaas.config",
                PLAIN.formatted(PROVISION, secret, ""),
                "ssl.truststore.type",
                "PEM",
                "ssl.truststore.location",
                authority.toString(),
                "ssl.endpoint.identification.algorithm",
                "https"));
    var text =
        settings.entrySet().stream()
            .map(each -> each.getKey() + "=" + each.getValue() + "\n")
            .collect(Collectors.joining());
    KeyFiles.writePrivately(folder.resolve(PROVISION + ".properties"), text);
  }

  private static String keptSecret(Path file) throws IOException {
    if (!Files.exists(file)) {
      KeyFiles.writePrivately(file, newSecret());
    }
    return Files.readString(file, StandardCharsets.UTF_8).strip();
  }

  private static String newSecret() {
    var bytes = new byte[SECRET_BYTES];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  /** Without the secrets. */
  @Override
  public String toString() {
    return "SASL_SSL with " + keyStore;
  }
}
