package io.ikart.analytics.kernel;

import io.ikart.schemas.topic.Topic;
import java.io.Serializable;
import java.util.List;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/**
 * What a job wants to know of some topics.
 *
 * @param name names the operators, and with them their state: never change it
 * @param topics where the events are
 * @param extraction takes out of an event what the job needs of it; nothing of most
 * @param time when a fact happened, in milliseconds of the epoch
 * @param type how facts travel
 */
public record Facts<T>(
    String name,
    List<Topic> topics,
    Extraction<T> extraction,
    EventTime<T> time,
    TypeInformation<T> type) {

  /** Pure. Hands over the facts of one event: none, one or several. */
  @FunctionalInterface
  public interface Extraction<T> extends Serializable {
    void of(SpecificRecord event, Consumer<T> facts);
  }

  /** Business time of a fact. */
  @FunctionalInterface
  public interface EventTime<T> extends Serializable {
    long of(T fact);
  }
}
