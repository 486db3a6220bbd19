package io.ikart.analytics.search;

/** A product has, or had, a variant with this SKU. */
public record Listing(String sku, String productId) {}
