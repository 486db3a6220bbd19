/**
 * One real Kafka node for a machine without a cluster: broker and controller in one process, on
 * loopback, with the settings iKart's promises need of a broker.
 */
package io.ikart.local.broker;
