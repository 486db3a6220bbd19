/** The checkout as a transaction in PostgreSQL, with a server of its own. */
package io.ikart.bench.baseline.postgres;
