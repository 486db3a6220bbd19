package io.ikart.schemas.seal;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.AesGcmKey;
import com.google.crypto.tink.aead.AesGcmParameters;
import com.google.crypto.tink.util.SecretBytes;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * The one key that every other key is encrypted by. It comes from the environment of the processes
 * that seal or open, and stands in no topic.
 */
public final class MasterKey {

  private static final int KEY_BYTES = 32;
  private static final int IV_BYTES = 12;
  private static final int TAG_BYTES = 16;
  private static final Pattern KEYS = Pattern.compile("[0-9a-f]{64}(,[0-9a-f]{64}){0,9}");

  private final Aead aead;
  private final Aead newest;

  private MasterKey(Aead aead, Aead newest) {
    this.aead = aead;
    this.newest = newest;
  }

  /**
   * Reads a master key.
   *
   * @param hex 64 hexadecimal digits; after a change, the keys before it behind commas: the first
   *     seals, all open
   * @throws IllegalArgumentException when it is anything else; the message does not show it
   */
  public static MasterKey of(String hex) {
    if (hex == null || !KEYS.matcher(hex).matches()) {
      throw new IllegalArgumentException(
          "the master key must be 64 lower-case hexadecimal digits, older ones behind commas");
    }
    try {
      AeadConfig.register();
      var keys = hex.split(",", -1);
      return new MasterKey(aead(keys), aead(keys[0]));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has AES-GCM", e);
    }
  }

  private static Aead aead(String... keys) throws GeneralSecurityException {
    var set = KeysetHandle.newBuilder();
    int id = 0;
    for (var key : keys) {
      var entry = KeysetHandle.importKey(key(key)).withFixedId(++id);
      set.addEntry(id == 1 ? entry.makePrimary() : entry);
    }
    return set.build().getPrimitive(RegistryConfiguration.get(), Aead.class);
  }

  @AccessesPartialKey
  private static AesGcmKey key(String hex) throws GeneralSecurityException {
    var parameters =
        AesGcmParameters.builder()
            .setKeySizeBytes(KEY_BYTES)
            .setIvSizeBytes(IV_BYTES)
            .setTagSizeBytes(TAG_BYTES)
            .setVariant(AesGcmParameters.Variant.NO_PREFIX)
            .build();
    return AesGcmKey.builder()
        .setParameters(parameters)
        .setKeyBytes(
            SecretBytes.copyFrom(HexFormat.of().parseHex(hex), InsecureSecretKeyAccess.get()))
        .build();
  }

  /** Seals with the first key, opens with any. */
  Aead aead() {
    return aead;
  }

  /** Opens with the first key alone. */
  Aead newest() {
    return newest;
  }

  /** Never the key. */
  @Override
  public String toString() {
    return "MasterKey";
  }
}
