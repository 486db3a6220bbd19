package io.ikart.schemas.serde;

import io.ikart.schemas.topic.Topic;
import io.ikart.schemas.topic.Topics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;

/**
 * Names under which schemas are registered: topic and record name for what stands in a topic, the
 * record name alone for what only stands in state stores.
 */
public final class Subjects {

  private Subjects() {}

  /** Every subject of the catalogue with its current schema. */
  public static Map<String, Schema> all() {
    var subjects = in(Topics.ALL);
    for (var type : Topics.STORED) {
      subjects.put(type.getName(), SpecificData.get().getSchema(type));
    }
    return subjects;
  }

  /** Every subject of some topics with its current schema. */
  static Map<String, Schema> in(List<Topic> topics) {
    var subjects = new LinkedHashMap<String, Schema>();
    for (var topic : topics) {
      for (var type : topic.types()) {
        subjects.put(of(topic, type), SpecificData.get().getSchema(type));
      }
    }
    return subjects;
  }

  /** Subject of a type within a topic. */
  public static String of(Topic topic, Class<? extends SpecificRecord> type) {
    return topic.name() + "-" + type.getName();
  }
}
