/** The encrypted side of the edge: certificate and key from PEM files, TLS, HTTP/2. */
package io.ikart.edge.tls;
