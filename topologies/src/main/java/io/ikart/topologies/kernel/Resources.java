package io.ikart.topologies.kernel;

import io.ikart.schemas.seal.HeadKeys;
import io.ikart.schemas.serde.AvroWire;
import java.util.Optional;

/**
 * What a processor needs of the process it runs in.
 *
 * @param headKeys what heads of the audit log are signed with; empty unless it is kept here
 */
public record Resources(AvroWire wire, KernelMeters meters, Optional<HeadKeys> headKeys) {

  /** Without the keys of the audit log. */
  public Resources(AvroWire wire, KernelMeters meters) {
    this(wire, meters, Optional.empty());
  }
}
