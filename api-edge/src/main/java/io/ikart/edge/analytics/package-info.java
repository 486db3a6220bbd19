/** Sales, best sellers and funnels for analysts, from the tables that the jobs write. */
package io.ikart.edge.analytics;
