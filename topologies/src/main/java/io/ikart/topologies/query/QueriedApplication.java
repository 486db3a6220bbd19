package io.ikart.topologies.query;

import org.apache.kafka.streams.KafkaStreams;

/**
 * An application that runs in this process and may be queried.
 *
 * @param store name of the store that holds its keys
 * @param routingTopic a topic whose partitions are the application's
 * @param partitions how many partitions it has
 */
public record QueriedApplication(
    String name, KafkaStreams streams, String store, String routingTopic, int partitions) {}
