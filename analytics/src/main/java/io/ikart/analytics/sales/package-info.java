/**
 * Sales as they happen. An order counts when it is confirmed, at its business time; what is
 * cancelled, refunded or charged back counts when that happens.
 */
package io.ikart.analytics.sales;
