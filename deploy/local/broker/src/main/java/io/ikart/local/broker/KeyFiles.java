package io.ikart.local.broker;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

/**
 * An authority of this shop alone, and the node's certificate by it: made by the JDK's own keytool,
 * so that nothing need be installed. The certificate is made anew when its file is deleted.
 *
 * @param folder where they are; its files are readable by their owner alone
 * @param secret opens the key stores
 */
record KeyFiles(Path folder, String secret) {

  private static final String SECRET_VARIABLE = "IKART_KEYSTORE_SECRET";

  /** Seven of them run one after another, each for a moment. */
  private static final List<String> SHORT_LIVED =
      List.of("-J-XX:TieredStopAtLevel=1", "-J-XX:+UseSerialGC", "-J-Xshare:auto");

  private static final String AUTHORITY_DAYS = "3650";
  private static final String CERTIFICATE_DAYS = "825";
  private static final String AUTHORITY = "authority";
  private static final String BROKER = "broker";

  Path authority() {
    return folder.resolve("authority.pem");
  }

  Path brokerStore() {
    return folder.resolve("broker.p12");
  }

  private Path authorityStore() {
    return folder.resolve("authority.p12");
  }

  /** Makes what is missing. */
  void prepare() throws IOException {
    if (!Files.exists(authority())) {
      makeAuthority();
    }
    if (!Files.exists(brokerStore())) {
      makeCertificate();
    }
  }

  private void makeAuthority() throws IOException {
    Files.deleteIfExists(authorityStore());
    keytool(
        authorityStore(),
        List.of("-genkeypair", "-alias", AUTHORITY, "-dname", "CN=iKart local authority"),
        List.of("-keyalg", "EC", "-groupname", "secp256r1", "-validity", AUTHORITY_DAYS),
        List.of("-ext", "bc:critical=ca:true,pathlen:0", "-ext", "ku:critical=keyCertSign"));
    var exported = folder.resolve("authority.tmp");
    keytool(
        authorityStore(),
        List.of("-exportcert", "-rfc", "-alias", AUTHORITY, "-file", exported.toString()));
    Files.move(exported, authority(), StandardCopyOption.ATOMIC_MOVE);
  }

  private void makeCertificate() throws IOException {
    var store = folder.resolve("broker.tmp");
    var request = folder.resolve("request.tmp");
    var signed = folder.resolve("signed.tmp");
    Files.deleteIfExists(store);
    keytool(
        store,
        List.of("-genkeypair", "-alias", BROKER, "-dname", "CN=iKart local broker"),
        List.of("-keyalg", "EC", "-groupname", "secp256r1"));
    keytool(store, List.of("-certreq", "-alias", BROKER, "-file", request.toString()));
    keytool(
        authorityStore(),
        List.of("-gencert", "-rfc", "-alias", AUTHORITY, "-validity", CERTIFICATE_DAYS),
        List.of("-infile", request.toString(), "-outfile", signed.toString()),
        List.of("-ext", "san=ip:127.0.0.1,dns:localhost", "-ext", "ku:critical=digitalSignature"),
        List.of("-ext", "eku=serverAuth,clientAuth"));
    keytool(
        store,
        List.of("-importcert", "-noprompt", "-alias", AUTHORITY, "-file", authority().toString()));
    keytool(
        store, List.of("-importcert", "-noprompt", "-alias", BROKER, "-file", signed.toString()));
    Files.delete(request);
    Files.delete(signed);
    Files.move(store, brokerStore(), StandardCopyOption.ATOMIC_MOVE);
  }

  /** The secret goes by the environment: arguments are seen by everybody on the machine. */
  @SafeVarargs
  private void keytool(Path store, List<String>... arguments) throws IOException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(SHORT_LIVED);
    for (var part : arguments) {
      command.addAll(part);
    }
    command.addAll(List.of("-keystore", store.toString(), "-storetype", "PKCS12"));
    command.addAll(List.of("-storepass:env", SECRET_VARIABLE));
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put(SECRET_VARIABLE, secret);
    var process = builder.start();
    process.getOutputStream().close();
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      if (process.waitFor() != 0) {
        throw new IllegalStateException(
            "keytool " + arguments[0].get(0) + " failed: " + said.strip());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while keytool ran", e);
    }
    Files.setPosixFilePermissions(store, PosixFilePermissions.fromString("rw-------"));
  }

  /** Writes a file that its owner alone may read, in one step. */
  static void writePrivately(Path file, String text) throws IOException {
    var owner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    var written = Files.createTempFile(file.getParent(), "new-", ".tmp", owner);
    Files.writeString(written, text, StandardCharsets.UTF_8);
    Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
  }
}
