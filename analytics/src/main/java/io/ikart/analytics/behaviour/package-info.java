/** What shoppers do before they buy: how far they come, what they search for, what they leave. */
package io.ikart.analytics.behaviour;
