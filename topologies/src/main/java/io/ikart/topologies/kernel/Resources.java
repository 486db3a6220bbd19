package io.ikart.topologies.kernel;

import io.ikart.schemas.serde.AvroWire;

/** What a processor needs of the process it runs in. */
public record Resources(AvroWire wire, KernelMeters meters) {}
