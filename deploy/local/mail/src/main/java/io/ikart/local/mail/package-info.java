/** The mail sink of the local shop, and the command that shows what came in. */
package io.ikart.local.mail;
