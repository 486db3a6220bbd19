package io.ikart.connect;

import io.ikart.schemas.notification.PersonKey;
import java.util.Optional;

/** Keys of persons, as they stand in their topic. */
@FunctionalInterface
public interface PersonKeys extends AutoCloseable {

  /**
   * The newest row of a key.
   *
   * @return the key, or what says that it was destroyed; empty when there is none yet
   * @throws org.apache.kafka.common.KafkaException when the topic cannot be read now
   */
  Optional<PersonKey> find(String keyId);

  @Override
  default void close() {}
}
