/** Principals of the applications at the brokers, and what each of them may do. */
package io.ikart.tools.access;
