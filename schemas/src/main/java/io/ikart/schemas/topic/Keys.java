package io.ikart.schemas.topic;

import io.ikart.schemas.Envelopes;
import io.ikart.schemas.Ids;
import org.apache.avro.specific.SpecificRecord;

/** Keys of commands and events: the partition key of the aggregate that they are to or of. */
final class Keys {

  private Keys() {}

  static String ofCommand(SpecificRecord command) {
    return Ids.partitionKey(Envelopes.ofCommand(command).getAggregateId());
  }

  static String ofEvent(SpecificRecord event) {
    return Ids.partitionKey(Envelopes.ofEvent(event).getAggregateId());
  }
}
