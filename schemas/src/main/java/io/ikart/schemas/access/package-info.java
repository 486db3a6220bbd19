/**
 * Who may do what at the brokers: the security settings of every Kafka client, the applications as
 * the brokers know them, and the access control lists made from both and the catalogue.
 */
package io.ikart.schemas.access;
