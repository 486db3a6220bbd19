package io.ikart.connect;

import io.ikart.schemas.common.Sealed;
import io.ikart.schemas.notification.Contact;
import io.ikart.schemas.seal.SealedFields;
import io.ikart.schemas.seal.Sealing;
import io.ikart.schemas.serde.AvroWire;
import io.ikart.schemas.serde.ConfluentRegistry;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

/**
 * Opens sealed contacts. The schemas are resolved when the first is opened, by which time the task
 * has found its registry. Thread safe.
 */
public final class Envelopes {

  private final Sealing sealing;
  private final Supplier<AvroWire> open;
  private AvroWire wire;

  /** With the master key and the registry of the settings. */
  public Envelopes(EffectConfig config) {
    this(
        new Sealing(config.masterKey()),
        () -> new AvroWire(new ConfluentRegistry(config.getString(EffectConfig.REGISTRY))));
  }

  public Envelopes(Sealing sealing, Supplier<AvroWire> open) {
    this.sealing = sealing;
    this.open = open;
  }

  /** How records are written. */
  public synchronized AvroWire wire() {
    if (wire == null) {
      wire = open.get();
    }
    return wire;
  }

  /**
   * A token that goes into a mail.
   *
   * @param owner whose it is
   * @throws io.ikart.schemas.seal.BrokenSealException when it is of somebody else
   */
  public String tokenOf(Sealed token, String owner) {
    return new String(
        sealing.openForShop(token, owner, SealedFields.MAILED_TOKEN), StandardCharsets.UTF_8);
  }

  /**
   * Whom to tell, and where to send.
   *
   * @param wrappedKey the person's key, encrypted by the master key
   * @throws io.ikart.schemas.seal.BrokenSealException when the key does not open it
   */
  public Contact contactOf(Sealed contact, ByteBuffer wrappedKey) {
    return (Contact) wire().decode(sealing.open(contact, wrappedKey, SealedFields.CONTACT));
  }
}
