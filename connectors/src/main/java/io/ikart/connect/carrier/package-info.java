/** The carrier plugin: books parcels and finds out whose a carrier's message is. */
package io.ikart.connect.carrier;
