/**
 * P5: an order validated by small services that only share topics, as the usual Kafka Streams shop
 * example does it. Written anew from that shape: one application for each service, joins of the
 * DSL, at least once.
 */
package io.ikart.bench.baseline.services;
