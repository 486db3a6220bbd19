/** The lake: every event as Parquet files, written exactly once, and a query over them. */
package io.ikart.tools.lake;
