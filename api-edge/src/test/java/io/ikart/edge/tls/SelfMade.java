package io.ikart.edge.tls;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * A certificate nobody signed but itself, by the JDK's keytool.
 *
 * @param certificate of 127.0.0.1 and localhost
 * @param files the same and its key as PEM
 */
record SelfMade(Certificate certificate, PemFiles files) {

  private static final String SECRET = "only for a test";

  static SelfMade in(Path folder, String name, String... kind) throws Exception {
    var store = folder.resolve(name + ".p12");
    keytool(store, kind);
    var keys = KeyStore.getInstance(store.toFile(), SECRET.toCharArray());
    var certificate = keys.getCertificate("edge");
    var files = new PemFiles(folder.resolve(name + ".crt"), folder.resolve(name + ".key"));
    write(files.certificate(), "CERTIFICATE", certificate.getEncoded());
    write(files.key(), "PRIVATE KEY", keys.getKey("edge", SECRET.toCharArray()).getEncoded());
    return new SelfMade(certificate, files);
  }

  private static void keytool(Path store, String... kind) throws Exception {
    var command =
        new java.util.ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "edge",
                "-dname",
                "CN=localhost",
                "-ext",
                "san=ip:127.0.0.1,dns:localhost",
                "-storetype",
                "PKCS12",
                "-storepass",
                SECRET,
                "-keystore",
                store.toString(),
                "-keyalg"));
    command.addAll(List.of(kind));
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
  SSLContext trusted() throws GeneralSecurityException, IOException {
    var trust = KeyStore.getInstance("PKCS12");
    trust.load(null, null);
    trust.setCertificateEntry("edge", certificate);
    var managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    managers.init(trust);
    var context = SSLContext.getInstance("TLS");
    context.init(null, managers.getTrustManagers(), null);
    return context;
  }
}
