package io.ikart.topologies.kernel;

import org.apache.avro.specific.SpecificRecord;

/**
 * An aggregate an application hosts: how it decides, and what follows.
 *
 * @param <R> the root
 */
public record Hosted<R extends SpecificRecord>(Decider<R> decider, Policies<R> policies) {}
