/**
 * The audit log seen from outside. {@link io.ikart.tools.audit.ChainCheck} judges entries and
 * signed heads; the commands read them from the topics.
 */
package io.ikart.tools.audit;
