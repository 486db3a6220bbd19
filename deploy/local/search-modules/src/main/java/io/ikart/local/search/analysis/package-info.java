/**
 * The part of a stock Elasticsearch server's standard analysis that iKart's index settings name,
 * made of Lucene's own factories. Names and parameters are the stock server's, so that the same
 * settings are valid here and there.
 */
package io.ikart.local.search.analysis;
