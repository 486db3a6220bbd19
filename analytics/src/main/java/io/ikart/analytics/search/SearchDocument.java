package io.ikart.analytics.search;

/**
 * A product as it can be searched.
 *
 * @param id of the product, and of the document
 * @param version sum of the versions of all it was made of; grows with each of them
 * @param json the document
 */
public record SearchDocument(String id, long version, byte[] json) {}
