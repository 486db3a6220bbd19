package io.ikart.connect;

import io.ikart.schemas.KeyRows;
import io.ikart.schemas.common.Sealed;
import io.ikart.schemas.notification.Contact;
import io.ikart.schemas.seal.SealedFields;
import io.ikart.schemas.seal.Sealing;
import io.ikart.schemas.serde.AvroWire;
import io.ikart.schemas.serde.ConfluentRegistry;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

/**
 * Opens sealed contacts. The schemas are resolved when the first is opened, by which time the task
 * has found its registry. Thread safe.
 */
public final class Envelopes implements AutoCloseable {

  private final Sealing sealing;
  private final Supplier<AvroWire> open;
  private final PersonKeys keys;
  private AvroWire wire;

  /** With the master key, the registry and the topic of keys of the settings. */
  public Envelopes(EffectConfig config) {
    this.sealing = new Sealing(config.masterKey());
    this.open = () -> new AvroWire(new ConfluentRegistry(config.getString(EffectConfig.REGISTRY)));
    this.keys = new LoggedKeys(config, value -> wire().decode(value));
  }

  public Envelopes(Sealing sealing, Supplier<AvroWire> open, PersonKeys keys) {
    this.sealing = sealing;
    this.open = open;
    this.keys = keys;
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
   * @throws KeyMissingException when the person's key is not there yet, or was destroyed
   * @throws io.ikart.schemas.seal.BrokenSealException when the key does not open it
   */
  public Contact contactOf(Sealed contact) {
    var id = contact.getKeyId();
    var key = keys.find(id).orElseThrow(() -> new KeyMissingException(id, false));
    if (KeyRows.isDestroyed(key)) {
      throw new KeyMissingException(id, true);
    }
    return (Contact) wire().decode(sealing.open(contact, key.getWrapped(), SealedFields.CONTACT));
  }

  @Override
  public void close() {
    keys.close();
  }
}
