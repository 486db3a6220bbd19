package io.ikart.topologies.customer.credentials;

import io.ikart.schemas.credentials.AccountErased;
import io.ikart.schemas.credentials.AccountRegistered;
import io.ikart.schemas.credentials.AddressConfirmed;
import io.ikart.schemas.credentials.AwaitedToken;
import io.ikart.schemas.credentials.Credentials;
import io.ikart.schemas.credentials.CredentialsStatus;
import io.ikart.schemas.credentials.PasswordChanged;
import io.ikart.schemas.credentials.PasswordHash;
import io.ikart.schemas.credentials.PasswordReset;
import io.ikart.schemas.credentials.PasswordResetRequested;
import io.ikart.schemas.credentials.RegistrationLapsed;
import io.ikart.schemas.credentials.RegistrationRepeated;
import io.ikart.schemas.credentials.RolesChanged;
import io.ikart.schemas.credentials.SignInFailed;
import io.ikart.schemas.credentials.Tally;
import io.ikart.schemas.credentials.TokenPurpose;
import io.ikart.topologies.kernel.EditableParts;
import java.time.Instant;
import java.util.List;

/** What the facts make of an account, its sessions apart. */
final class AccountFold {

  private AccountFold() {}

  static Credentials registered(Credentials account, AccountRegistered event, EditableParts parts) {
    var token = new AwaitedToken(TokenPurpose.CONFIRM, event.getTokenHash(), event.getExpiresAt());
    return Credentials.newBuilder()
        .setCustomerId(event.getCustomerId())
        .setStatus(CredentialsStatus.REGISTERED)
        .setContact(event.getContact())
        .setToken(token)
        .setFailures(Pauses.NONE)
        .setLockedUntil(Instant.EPOCH)
        .setMails(mailed(account, event.getMeta().getIssuedAt()))
        .setSessions(0)
        .setNextAt(event.getExpiresAt())
        .build();
  }

  static Credentials repeated(
      Credentials account, RegistrationRepeated event, EditableParts parts) {
    return Credentials.newBuilder(account)
        .setMails(mailed(account, event.getMeta().getIssuedAt()))
        .build();
  }

  static Credentials lapsed(Credentials account, RegistrationLapsed event, EditableParts parts) {
    return Credentials.newBuilder(account)
        .setStatus(CredentialsStatus.LAPSED)
        .setContact(null)
        .setToken(null)
        .setNextAt(Instant.EPOCH)
        .build();
  }

  static Credentials confirmed(Credentials account, AddressConfirmed event, EditableParts parts) {
    return Credentials.newBuilder(account)
        .setStatus(CredentialsStatus.CONFIRMED)
        .setPassword(event.getPassword())
        .setToken(null)
        .setMails(Pauses.NONE)
        .setNextAt(Instant.EPOCH)
        .build();
  }

  static Credentials resetRequested(
      Credentials account, PasswordResetRequested event, EditableParts parts) {
    return Credentials.newBuilder(account)
        .setToken(new AwaitedToken(TokenPurpose.RESET, event.getTokenHash(), event.getExpiresAt()))
        .setMails(mailed(account, event.getMeta().getIssuedAt()))
        .build();
  }

  static Credentials reset(Credentials account, PasswordReset event, EditableParts parts) {
    return withPassword(account, event.getPassword());
  }

  static Credentials changed(Credentials account, PasswordChanged event, EditableParts parts) {
    return withPassword(account, event.getPassword());
  }

  /** Whoever chose a password has proven who they are: no lock stands against them. */
  private static Credentials withPassword(Credentials account, PasswordHash password) {
    return Credentials.newBuilder(account)
        .setPassword(password)
        .setToken(null)
        .setFailures(Pauses.NONE)
        .setLockedUntil(Instant.EPOCH)
        .setMails(Pauses.NONE)
        .build();
  }

  static Credentials failed(Credentials account, SignInFailed event, EditableParts parts) {
    var at = event.getMeta().getIssuedAt();
    return Credentials.newBuilder(account)
        .setFailures(new Tally(event.getFailures(), at))
        .setLockedUntil(event.getLockedUntil())
        .setMails(event.getTold() ? mailed(account, at) : account.getMails())
        .build();
  }

  static Credentials rolesChanged(Credentials account, RolesChanged event, EditableParts parts) {
    return Credentials.newBuilder(account).setRoles(event.getRoles()).build();
  }

  /** The address is free again; how often it was written to of late is not forgotten with it. */
  static Credentials erased(Credentials account, AccountErased event, EditableParts parts) {
    return Credentials.newBuilder(account)
        .setStatus(CredentialsStatus.LAPSED)
        .setContact(null)
        .setPassword(null)
        .setToken(null)
        .setFailures(Pauses.NONE)
        .setLockedUntil(Instant.EPOCH)
        .setNextAt(Instant.EPOCH)
        .setRoles(List.of())
        .build();
  }

  private static Tally mailed(Credentials account, Instant at) {
    return Pauses.counted(account == null ? Pauses.NONE : account.getMails(), at);
  }
}
