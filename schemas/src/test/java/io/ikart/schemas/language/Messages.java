package io.ikart.schemas.language;

import io.ikart.schemas.common.CommandMeta;
import io.ikart.schemas.common.EventMeta;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;

/** The commands and events among the types: what begins with an envelope. */
public final class Messages {

  private static final String INSIDE = "Internal:";

  private Messages() {}

  /** Commands and events that another application reads. */
  public static List<Schema> thatCross() {
    return all().filter(type -> !type.getDoc().startsWith(INSIDE)).toList();
  }

  /** Commands that go from aggregate to aggregate within one application, and never to a topic. */
  public static List<Schema> thatStayInside() {
    return all().filter(type -> type.getDoc().startsWith(INSIDE)).toList();
  }

  private static Stream<Schema> all() {
    return DomainLanguage.records()
        .filter(
            type ->
                DomainLanguage.isEnveloped(type, CommandMeta.SCHEMA$)
                    || DomainLanguage.isEnveloped(type, EventMeta.SCHEMA$));
  }
}
