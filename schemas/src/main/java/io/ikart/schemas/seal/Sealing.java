package io.ikart.schemas.seal;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import io.ikart.schemas.KeyRows;
import io.ikart.schemas.common.Sealed;
import io.ikart.schemas.notification.PersonKey;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Optional;

/**
 * Seals personal data and secrets before they enter a topic. A person's data is encrypted by a key
 * of the person's own, which stands, encrypted by the master key, in a topic of its own: when that
 * record is gone, whatever it sealed can never be read again. What belongs to the shop and to no
 * person is encrypted by the master key itself. Every ciphertext is bound to its key and its field.
 * Thread safe.
 */
public final class Sealing {

  /** Key id of what the master key itself has sealed. */
  public static final String SHOP = "shop";

  private final Aead master;
  private final Aead newest;

  public Sealing(MasterKey master) {
    this.master = master.aead();
    this.newest = master.newest();
  }

  /** A new key for a person, as it goes into the topic of keys. */
  public PersonKey newKey(String personId, String keyId, Instant createdAt) {
    try {
      var key = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM);
      var wrapped = TinkProtoKeysetFormat.serializeEncryptedKeyset(key, master, bytes(keyId));
      return new PersonKey(keyId, personId, ByteBuffer.wrap(wrapped), createdAt);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has AES-GCM", e);
    }
  }

  /**
   * A person's key encrypted by the first master key. What it sealed is opened by it as before.
   *
   * @return empty when it is encrypted so already, or was destroyed
   * @throws BrokenSealException when no master key opens it
   */
  public Optional<PersonKey> rewrapped(PersonKey key) {
    if (KeyRows.isDestroyed(key) || isOpenedBy(newest, key)) {
      return Optional.empty();
    }
    var binding = bytes(key.getKeyId());
    try {
      var known =
          TinkProtoKeysetFormat.parseEncryptedKeyset(copyOf(key.getWrapped()), master, binding);
      var wrapped = TinkProtoKeysetFormat.serializeEncryptedKeyset(known, newest, binding);
      return Optional.of(
          new PersonKey(
              key.getKeyId(), key.getPersonId(), ByteBuffer.wrap(wrapped), key.getCreatedAt()));
    } catch (GeneralSecurityException e) {
      throw new BrokenSealException(key.getKeyId(), e);
    }
  }

  private static boolean isOpenedBy(Aead master, PersonKey key) {
    try {
      var unused =
          TinkProtoKeysetFormat.parseEncryptedKeyset(
              copyOf(key.getWrapped()), master, bytes(key.getKeyId()));
      return true;
    } catch (GeneralSecurityException sealedByAnother) {
      return false;
    }
  }

  /** Seals a field of a person. */
  public Sealed seal(PersonKey key, String field, byte[] plain) {
    try {
      var aead = unwrapped(key.getWrapped(), key.getKeyId());
      var sealed = aead.encrypt(plain, binding(key.getKeyId(), field));
      return new Sealed(key.getKeyId(), ByteBuffer.wrap(sealed));
    } catch (GeneralSecurityException e) {
      throw new BrokenSealException(key.getKeyId(), e);
    }
  }

  /**
   * Opens a field of a person.
   *
   * @param wrapped the person's key as it stands in the topic of keys
   * @throws BrokenSealException when key, field or bytes are not the ones that were sealed
   */
  public byte[] open(Sealed sealed, ByteBuffer wrapped, String field) {
    try {
      var aead = unwrapped(wrapped, sealed.getKeyId());
      return aead.decrypt(copyOf(sealed.getBytes()), binding(sealed.getKeyId(), field));
    } catch (GeneralSecurityException e) {
      throw new BrokenSealException(sealed.getKeyId(), e);
    }
  }

  /** Seals a field that belongs to the shop, for example a secret of a subscription. */
  public Sealed sealForShop(String owner, String field, byte[] plain) {
    try {
      var sealed = master.encrypt(plain, binding(owner, field));
      return new Sealed(SHOP, ByteBuffer.wrap(sealed));
    } catch (GeneralSecurityException e) {
      throw new BrokenSealException(SHOP, e);
    }
  }

  /**
   * Opens a field that belongs to the shop.
   *
   * @throws BrokenSealException when owner, field or bytes are not the ones that were sealed
   */
  public byte[] openForShop(Sealed sealed, String owner, String field) {
    try {
      return master.decrypt(copyOf(sealed.getBytes()), binding(owner, field));
    } catch (GeneralSecurityException e) {
      throw new BrokenSealException(sealed.getKeyId(), e);
    }
  }

  private Aead unwrapped(ByteBuffer wrapped, String keyId) throws GeneralSecurityException {
    return TinkProtoKeysetFormat.parseEncryptedKeyset(copyOf(wrapped), master, bytes(keyId))
        .getPrimitive(RegistryConfiguration.get(), Aead.class);
  }

  private static byte[] binding(String keyOrOwner, String field) {
    return bytes(keyOrOwner + "\n" + field);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] copyOf(ByteBuffer buffer) {
    var bytes = new byte[buffer.remaining()];
    buffer.duplicate().get(bytes);
    return bytes;
  }
}
