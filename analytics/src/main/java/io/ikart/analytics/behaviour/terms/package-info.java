/** Search terms that find nothing, or nothing anybody clicks. */
package io.ikart.analytics.behaviour.terms;
