package io.ikart.topologies.kernel;

import io.ikart.schemas.common.CommandMeta;

/** All a policy may know besides the root and the event. */
public interface Reaction extends Parts {

  /**
   * Envelope for a command to another aggregate. Its id derives from the event and from how many
   * were asked for before, so the same event always gives the same ids.
   */
  CommandMeta to(String aggregateId);
}
