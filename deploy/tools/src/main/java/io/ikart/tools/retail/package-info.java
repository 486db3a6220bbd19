/**
 * The Online Retail data set: reading it, deciding what of it is a sale, putting it into the shop
 * and trading it again over HTTP.
 */
package io.ikart.tools.retail;
