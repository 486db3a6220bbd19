package io.ikart.e2e;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * A certificate of localhost that nobody signed but itself, by the JDK's keytool.
 *
 * @param certificate as PEM
 * @param key as PEM
 * @param trusted what a client trusts that trusts it alone
 */
record SelfMadeCertificate(Path certificate, Path key, SSLContext trusted) {

  private static final String SECRET = "only for a test";

  static SelfMadeCertificate in(Path folder) {
    try {
      Files.createDirectories(folder);
      var store = folder.resolve("edge.p12");
      Files.deleteIfExists(store);
      keytool(store);
      var keys = KeyStore.getInstance(store.toFile(), SECRET.toCharArray());
      var certificate = folder.resolve("edge.crt");
      var key = folder.resolve("edge.key");
      write(certificate, "CERTIFICATE", keys.getCertificate("edge").getEncoded());
      write(key, "PRIVATE KEY", keys.getKey("edge", SECRET.toCharArray()).getEncoded());
      return new SelfMadeCertificate(certificate, key, trusting(keys));
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static void keytool(Path store) throws IOException, InterruptedException {
    var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    var process =
        new ProcessBuilder(
                List.of(
                    keytool,
                    "-genkeypair",
                    "-alias",
                    "edge",
                    "-dname",
                    "CN=localhost",
                    "-ext",
                    "san=dns:localhost",
                    "-keyalg",
                    "EC",
                    "-storetype",
                    "PKCS12",
                    "-storepass",
                    SECRET,
                    "-keystore",
                    store.toString()))
            .redirectErrorStream(true)
            .start();
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

  private static SSLContext trusting(KeyStore keys) throws GeneralSecurityException, IOException {
    var trust = KeyStore.getInstance("PKCS12");
    trust.load(null, null);
    trust.setCertificateEntry("edge", keys.getCertificate("edge"));
    var managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    managers.init(trust);
    var context = SSLContext.getInstance("TLS");
    context.init(null, managers.getTrustManagers(), null);
    return context;
  }
}
