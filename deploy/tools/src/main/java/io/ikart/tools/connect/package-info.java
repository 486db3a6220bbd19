/** What an operator sees and does of the Kafka Connect workers and their connectors. */
package io.ikart.tools.connect;
