package io.ikart.schemas;

import io.ikart.schemas.common.CommandMeta;
import io.ikart.schemas.common.EventMeta;
import org.apache.avro.specific.SpecificRecord;

/** Reads and stamps the envelope, which is the first field of every command and every event. */
public final class Envelopes {

  private static final int META = 0;

  private Envelopes() {}

  /** Whether the record is a command: its first field is a {@link CommandMeta}. */
  public static boolean isCommand(SpecificRecord message) {
    return hasFields(message) && message.get(META) instanceof CommandMeta;
  }

  /** Whether the record is an event: its first field is an {@link EventMeta}. */
  public static boolean isEvent(SpecificRecord message) {
    return hasFields(message) && message.get(META) instanceof EventMeta;
  }

  /**
   * The envelope of a command.
   *
   * @throws ClassCastException when the record is no command
   */
  public static CommandMeta ofCommand(SpecificRecord command) {
    return (CommandMeta) command.get(META);
  }

  /**
   * The envelope of an event.
   *
   * @throws ClassCastException when the record is no event
   */
  public static EventMeta ofEvent(SpecificRecord event) {
    return (EventMeta) event.get(META);
  }

  /** Gives an event its final envelope, before anyone else has seen it. */
  public static void stamp(SpecificRecord event, EventMeta meta) {
    event.put(META, meta);
  }

  private static boolean hasFields(SpecificRecord message) {
    return !message.getSchema().getFields().isEmpty();
  }
}
