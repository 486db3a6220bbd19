/** The shop as one HTTP service over one database, which is what a monolith's users really run. */
package io.ikart.bench.baseline.monolith;
