/**
 * Accounts: registering, signing in, staying signed in. {@link io.ikart.edge.account.AccountDesk}
 * sends their commands and lets no answer say what is there; {@link
 * io.ikart.edge.account.Passwords} hashes; {@link io.ikart.edge.account.AccountSecrets} finds an
 * account by its address.
 */
package io.ikart.edge.account;
