/**
 * One search document for each product, joined from what the log says of the product, of the stock
 * of its variants and of what was sold of them, kept in an Elasticsearch index.
 */
package io.ikart.analytics.search;
