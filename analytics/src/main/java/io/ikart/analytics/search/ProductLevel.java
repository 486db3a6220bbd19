package io.ikart.analytics.search;

/** The level of a SKU, for a product that has or had it. */
public record ProductLevel(String productId, SkuLevel level) {}
