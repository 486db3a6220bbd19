/** Looks after the search index: compares it with the log, and exchanges it for a new one. */
package io.ikart.tools.search;
