package io.ikart.testing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * A certificate nobody signed but itself, by the JDK's keytool.
 *
 * @param certificate of 127.0.0.1 and localhost
 * @param certificateFile the same as PEM
 * @param keyFile its key as PEM
 */
public record SelfMade(Certificate certificate, Path certificateFile, Path keyFile) {

  private static final String SECRET = "only for a test";
  private static final String ALIAS = "self";

  /**
   * @param folder where the files are put, over those of before
   * @param kind as keytool's {@code -keyalg} takes it: EC, RSA or Ed25519
   */
  public static SelfMade in(Path folder, String name, String kind) throws Exception {
    Files.createDirectories(folder);
    var store = folder.resolve(name + ".p12");
    Files.deleteIfExists(store);
    keytool(store, kind);
    var keys = KeyStore.getInstance(store.toFile(), SECRET.toCharArray());
    var made =
        new SelfMade(
            keys.getCertificate(ALIAS),
            folder.resolve(name + ".crt"),
            folder.resolve(name + ".key"));
    write(made.certificateFile, "CERTIFICATE", made.certificate.getEncoded());
    write(made.keyFile, "PRIVATE KEY", keys.getKey(ALIAS, SECRET.toCharArray()).getEncoded());
    return made;
  }

  private static void keytool(Path store, String kind) throws Exception {
    var command =
        new ArrayList<>(
            List.of(Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
    command.addAll(List.of("-genkeypair", "-alias", ALIAS, "-keyalg", kind));
    command.addAll(List.of("-dname", "CN=localhost"));
    command.addAll(List.of("-ext", "san=ip:127.0.0.1,dns:localhost"));
    command.addAll(List.of("-storetype", "PKCS12", "-storepass", SECRET));
    command.addAll(List.of("-keystore", store.toString()));
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IllegalStateException(said);
    }
  }

  private static void write(Path file, String type, byte[] content) throws IOException {
    var lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
    Files.writeString(
        file, "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(type, lines, type));
  }

  /** What a client trusts that trusts this certificate and no other. */
  public SSLContext trusted() throws GeneralSecurityException, IOException {
    var trust = KeyStore.getInstance("PKCS12");
    trust.load(null, null);
    trust.setCertificateEntry(ALIAS, certificate);
    var managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    managers.init(trust);
    var context = SSLContext.getInstance("TLS");
    context.init(null, managers.getTrustManagers(), null);
    return context;
  }
}
