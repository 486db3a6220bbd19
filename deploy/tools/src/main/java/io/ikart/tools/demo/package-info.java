/** A shop to look at: generated goods, and simulated shoppers who buy them like people do. */
package io.ikart.tools.demo;
