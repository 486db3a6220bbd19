/** How soon sales show. */
package io.ikart.tools.sales;
