/** Best sellers of the last hour, and what sells better than it did the hour before. */
package io.ikart.analytics.sales.top;
