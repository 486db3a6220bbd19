package io.ikart.edge.tls;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.bouncycastle.util.io.pem.PemReader;

/**
 * A certificate and its key, as authorities hand them out.
 *
 * @param certificate the server's certificate, then those that lead to the authority
 * @param key its key, PKCS #8 and not encrypted
 */
public record PemFiles(Path certificate, Path key) {

  private static final String PKCS8 = "PRIVATE KEY";

  /** Kinds of keys there are, each with what it signs by. */
  private static final Map<String, String> SIGNED_BY =
      Map.of("RSA", "SHA256withRSA", "EC", "SHA256withECDSA", "EdDSA", "EdDSA");

  /**
   * Reads both files.
   *
   * @param secret under which the key stands in the store
   * @throws IllegalArgumentException when a file is not what it should be, or they do not belong
   *     together; shows nothing of the key
   */
  KeyStore read(char[] secret) {
    try {
      var chain = chain();
      var privateKey = privateKey();
      requirePair(privateKey, chain[0]);
      var store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setKeyEntry("edge", privateKey, secret, chain);
      return store;
    } catch (IOException e) {
      throw new IllegalArgumentException("cannot be read: " + e.getMessage(), e);
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException(
          certificate + " and " + key + " cannot be used: " + e.getMessage(), e);
    }
  }

  /** When the newer of the files was written. */
  FileTime changed() throws IOException {
    var first = Files.getLastModifiedTime(certificate);
    var second = Files.getLastModifiedTime(key);
    return first.compareTo(second) > 0 ? first : second;
  }

  private Certificate[] chain() throws IOException, CertificateException {
    Collection<? extends Certificate> found;
    try (var in = Files.newInputStream(certificate)) {
      found = CertificateFactory.getInstance("X.509").generateCertificates(in);
    }
    if (found.isEmpty()) {
      throw new IllegalArgumentException(certificate + " has no certificate in PEM");
    }
    return found.toArray(Certificate[]::new);
  }

  private PrivateKey privateKey() throws IOException, GeneralSecurityException {
    byte[] encoded;
    try (var reader = new PemReader(Files.newBufferedReader(key, StandardCharsets.UTF_8))) {
      var found = reader.readPemObject();
      if (found == null || !found.getType().equals(PKCS8)) {
        throw new IllegalArgumentException(
            key + " must have one key as BEGIN PRIVATE KEY (openssl pkcs8 -topk8 -nodes)");
      }
      encoded = found.getContent();
    }
    for (var kind : List.of("EC", "RSA", "EdDSA")) {
      try {
        return KeyFactory.getInstance(kind).generatePrivate(new PKCS8EncodedKeySpec(encoded));
      } catch (InvalidKeySpecException otherKind) {
        continue;
      }
    }
    throw new IllegalArgumentException(key + " is no key of RSA, EC or EdDSA");
  }

  /** A pair that is none would be noticed by the first client only. */
  private void requirePair(PrivateKey privateKey, Certificate own) throws GeneralSecurityException {
    var proof = Signature.getInstance(SIGNED_BY.get(privateKey.getAlgorithm()));
    var anything = "proof".getBytes(StandardCharsets.UTF_8);
    proof.initSign(privateKey);
    proof.update(anything);
    var signed = proof.sign();
    boolean pair = false;
    if (kindOf(own).equals(privateKey.getAlgorithm())) {
      proof.initVerify(own.getPublicKey());
      proof.update(anything);
      pair = proof.verify(signed);
    }
    if (!pair) {
      throw new IllegalArgumentException(key + " is not the key of " + certificate);
    }
  }

  private static String kindOf(Certificate certificate) {
    return certificate.getPublicKey().getAlgorithm();
  }
}
