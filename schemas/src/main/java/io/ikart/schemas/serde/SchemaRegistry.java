package io.ikart.schemas.serde;

import org.apache.avro.Schema;

/**
 * What the serde needs of a schema registry. Asked at start and when a schema id is met for the
 * first time; never on the hot path.
 */
public interface SchemaRegistry {

  /**
   * Id of a schema that is already registered under the subject.
   *
   * @throws SchemaRegistryException when it is not registered or the registry does not answer
   */
  int idOf(String subject, Schema schema);

  /**
   * The schema with this id.
   *
   * @throws SchemaRegistryException when there is none or the registry does not answer
   */
  Schema byId(int id);
}
