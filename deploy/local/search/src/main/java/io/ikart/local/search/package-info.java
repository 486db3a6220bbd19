/**
 * One real Elasticsearch node for a machine without a cluster, on loopback, with the modules that a
 * stock server would bring for what iKart asks of it.
 */
package io.ikart.local.search;
