/**
 * Searching the shop's products: what a shopper may ask for, how it is asked of Elasticsearch, and
 * what the answer looks like. Fails by itself: the rest of the edge does not need it.
 */
package io.ikart.edge.search;
