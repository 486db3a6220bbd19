/** Products bought in one order with another. */
package io.ikart.analytics.sales.together;
