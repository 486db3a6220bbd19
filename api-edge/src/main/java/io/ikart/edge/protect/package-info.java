/** How often, from where, and from whose pages the edge may be called. */
package io.ikart.edge.protect;
