/** What shoppers do before they buy, as storefronts report it. */
package io.ikart.edge.behaviour;
