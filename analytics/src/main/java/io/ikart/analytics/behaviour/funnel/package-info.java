/** How far sessions come: view, cart, checkout, paid. */
package io.ikart.analytics.behaviour.funnel;
