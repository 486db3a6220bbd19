/**
 * What all jobs share: reading events of the log by their writer's schema, event time, dead
 * letters, and writing results. Knows no job.
 */
package io.ikart.analytics.kernel;
