package io.ikart.tools.access;

import io.ikart.schemas.access.KafkaSecurity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.config.SaslConfigs;
import org.apache.kafka.common.config.types.Password;
import org.apache.kafka.common.security.JaasContext;

/**
 * Files with the client settings of principals, one each, readable by their owner alone.
 *
 * @param folder where they are
 * @param like settings of a client of the same broker; what is not about who it is goes into the
 *     files
 */
record PrincipalFiles(Path folder, KafkaSecurity like) {

  private static final int SECRET_BYTES = 32;
  private static final String MODULE =
      "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"%s\""
          + " password=\"%s\";";

  /** The secret of a principal, made now when it has none. */
  String secretOf(String principal) throws IOException {
    return Files.exists(fileOf(principal)) ? read(principal) : renew(principal);
  }

  /** Makes a new secret and writes it to the file in one step. */
  String renew(String principal) throws IOException {
    var bytes = new byte[SECRET_BYTES];
    new SecureRandom().nextBytes(bytes);
    var secret = HexFormat.of().formatHex(bytes);
    var settings = new TreeMap<String, String>(like.settings());
    settings.keySet().removeIf(key -> key.startsWith("sasl."));
    settings.put(SaslConfigs.SASL_MECHANISM, "SCRAM-SHA-512");
    settings.put(SaslConfigs.SASL_JAAS_CONFIG, MODULE.formatted(principal, secret));
    write(principal, settings);
    return secret;
  }

  private void write(String principal, Map<String, String> settings) throws IOException {
    var text = new StringBuilder();
    settings.forEach((key, value) -> text.append(key).append('=').append(value).append('\n'));
    Files.createDirectories(folder);
    var owner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    var written = Files.createTempFile(folder, "new-", ".tmp", owner);
    Files.writeString(written, text, StandardCharsets.UTF_8);
    Files.move(written, fileOf(principal), StandardCopyOption.ATOMIC_MOVE);
  }

  private String read(String principal) {
    var jaas = KafkaSecurity.at(fileOf(principal).toString(), principal).settings();
    var line = jaas.getOrDefault(SaslConfigs.SASL_JAAS_CONFIG, "");
    var context =
        JaasContext.loadClientContext(Map.of(SaslConfigs.SASL_JAAS_CONFIG, new Password(line)));
    return String.valueOf(context.configurationEntries().get(0).getOptions().get("password"));
  }

  private Path fileOf(String principal) {
    return folder.resolve(principal + ".properties");
  }
}
