package io.ikart.connect.mail;

import io.ikart.connect.EffectConfig;
import io.ikart.schemas.notification.Contact;
import io.ikart.schemas.notification.MailIntent;
import io.ikart.schemas.seal.SealedFields;
import io.ikart.schemas.seal.Sealing;
import io.ikart.schemas.serde.AvroWire;
import io.ikart.schemas.serde.ConfluentRegistry;
import java.util.function.Supplier;

/**
 * Opens sealed contacts. The schemas are resolved when the first is opened, by which time the task
 * has found its registry. Thread safe.
 */
final class Envelopes {

  private final Sealing sealing;
  private final Supplier<AvroWire> open;
  private AvroWire wire;

  Envelopes(MailConfig config) {
    this(
        new Sealing(config.masterKey()),
        () -> new AvroWire(new ConfluentRegistry(config.getString(EffectConfig.REGISTRY))));
  }

  Envelopes(Sealing sealing, Supplier<AvroWire> open) {
    this.sealing = sealing;
    this.open = open;
  }

  /** How records are written. */
  synchronized AvroWire wire() {
    if (wire == null) {
      wire = open.get();
    }
    return wire;
  }

  /**
   * Whom to tell.
   *
   * @throws io.ikart.schemas.seal.BrokenSealException when the key does not open it
   */
  Contact contactOf(MailIntent intent) {
    var plain = sealing.open(intent.getContact(), intent.getWrappedKey(), SealedFields.CONTACT);
    return (Contact) wire().decode(plain);
  }
}
