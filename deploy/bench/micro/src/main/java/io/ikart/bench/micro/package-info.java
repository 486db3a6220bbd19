/**
 * The hot pieces alone, under JMH: what a record costs before Kafka, RocksDB and the network come
 * on top. Run by {@code deploy/bench/run micro}.
 */
package io.ikart.bench.micro;
