package io.ikart.edge.account;

import io.ikart.edge.auth.AccessTokens;
import io.ikart.edge.auth.MachineClients;
import io.ikart.edge.auth.RefreshTokens;
import io.ikart.edge.auth.Revocations;
import io.ikart.edge.auth.TokenKeys;
import io.ikart.edge.auth.TokenReader;
import java.util.Optional;

/**
 * What the edge needs to know who somebody is.
 *
 * @param secrets find accounts, and go into their passwords
 * @param passwords hashes and compares
 * @param keys sign tokens
 * @param access access tokens
 * @param refresh refresh tokens
 * @param revocations sessions that have ended
 * @param clients programs that may have tokens of their own
 * @param external reads tokens of an issuer elsewhere; empty when none counts
 * @param limits of tries
 */
public record Identity(
    AccountSecrets secrets,
    Passwords passwords,
    TokenKeys keys,
    AccessTokens access,
    RefreshTokens refresh,
    Revocations revocations,
    MachineClients clients,
    Optional<TokenReader> external,
    AddressLimits limits) {}
