package io.ikart.analytics.sales.together;

import java.util.List;

/**
 * One product of an order and what was bought with it.
 *
 * @param productId the product
 * @param others the other products
 */
public record Basket(String productId, List<String> others) {}
