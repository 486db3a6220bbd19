package io.ikart.topologies.customer;

import io.ikart.schemas.Ids;
import io.ikart.schemas.common.DeadlinePassed;
import io.ikart.schemas.common.Sealed;
import io.ikart.schemas.credentials.ChangePassword;
import io.ikart.schemas.credentials.ChangeRoles;
import io.ikart.schemas.credentials.ConfirmAddress;
import io.ikart.schemas.credentials.Credentials;
import io.ikart.schemas.credentials.EndOtherSessions;
import io.ikart.schemas.credentials.EndSession;
import io.ikart.schemas.credentials.EraseAccount;
import io.ikart.schemas.credentials.PasswordHash;
import io.ikart.schemas.credentials.RefreshSession;
import io.ikart.schemas.credentials.RegisterAccount;
import io.ikart.schemas.credentials.RequestPasswordReset;
import io.ikart.schemas.credentials.ResetPassword;
import io.ikart.schemas.credentials.Session;
import io.ikart.schemas.credentials.SessionEnd;
import io.ikart.schemas.credentials.SignIn;
import io.ikart.schemas.notification.TellFact;
import io.ikart.topologies.customer.credentials.CredentialsDecider;
import io.ikart.topologies.kernel.Decision;
import io.ikart.topologies.kernel.PureAggregate;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** One address, and everything that is done with it. Passwords are words, tokens too. */
public final class AccountStory {

  static final String ID = Ids.credentials(Ids.ulid(1, 2));
  static final String ADA = "first password";

  private final PureAggregate<Credentials> account =
      new PureAggregate<>(CredentialsDecider.CREDENTIALS, ID);
  private final List<TellFact> mails = new ArrayList<>();
  private int ids;

  /** An address that was confirmed. */
  static AccountStory confirmed() {
    var story = new AccountStory();
    story.registers("token");
    story.confirms("token", ADA);
    return story;
  }

  PureAggregate<Credentials> account() {
    return account;
  }

  Credentials root() {
    return account.root();
  }

  Instant now() {
    return account.now();
  }

  void pass(Duration time) {
    account.pass(time);
  }

  /** Types of the facts that were mailed. */
  List<String> mails() {
    return mails.stream().map(mail -> mail.getFact().getType()).toList();
  }

  List<Session> sessions() {
    return account.parts().values().stream().map(Session.class::cast).toList();
  }

  Decision registers(String token) {
    return kept(
        account.handle(
            meta ->
                new RegisterAccount(
                    meta,
                    Ids.customer(nextId()),
                    contact(meta.getCommandId()),
                    hash(token),
                    sealed(token),
                    nextId())));
  }

  Decision confirms(String token, String password) {
    return kept(
        account.handle(meta -> new ConfirmAddress(meta, hash(token), passwordOf(password))));
  }

  Decision forgets(String token) {
    return kept(
        account.handle(
            meta -> new RequestPasswordReset(meta, hash(token), sealed(token), nextId())));
  }

  Decision resets(String token, String password) {
    return kept(
        account.handle(
            meta -> new ResetPassword(meta, hash(token), passwordOf(password), nextId())));
  }

  /** Tries a password, as the edge does: compares it, and says what it was compared with. */
  Decision signsIn(String password) {
    return signsIn(password, known());
  }

  /** Tries a password that was compared with what was known a while ago. */
  Decision signsIn(String password, PasswordHash known) {
    return kept(
        account.handle(
            meta -> new SignIn(meta, nextId(), salt(known), isSame(password, known), nextId())));
  }

  Decision changes(String session, String current, String next) {
    var known = known();
    return kept(
        account.handle(
            meta ->
                new ChangePassword(
                    meta,
                    session,
                    salt(known),
                    isSame(current, known),
                    passwordOf(next),
                    nextId())));
  }

  Decision erases(String session, String password) {
    var known = known();
    return kept(
        account.handle(
            meta ->
                new EraseAccount(
                    meta, session, salt(known), isSame(password, known), false, nextId())));
  }

  Decision isErasedByStaff() {
    return kept(
        account.handle(meta -> new EraseAccount(meta, "", bytes(""), true, true, nextId())));
  }

  Decision refreshes(String session, int generation) {
    return kept(account.handle(meta -> new RefreshSession(meta, session, generation)));
  }

  Decision signsOut(String session) {
    return kept(account.handle(meta -> new EndSession(meta, session, SessionEnd.SIGNED_OUT)));
  }

  Decision endsOthersThan(String session) {
    return kept(account.handle(meta -> new EndOtherSessions(meta, session)));
  }

  Decision may(String... roles) {
    return kept(account.handle(meta -> new ChangeRoles(meta, List.of(roles))));
  }

  Decision looks() {
    return kept(account.handle(meta -> new DeadlinePassed(meta, meta.getIssuedAt())));
  }

  private Decision kept(Decision decision) {
    decision.messages().stream()
        .filter(TellFact.class::isInstance)
        .forEach(message -> mails.add((TellFact) message));
    return decision;
  }

  private PasswordHash known() {
    return root() == null ? null : root().getPassword();
  }

  private String nextId() {
    return Ids.ulid(3, ++ids);
  }

  static Sealed contact(String of) {
    return new Sealed("key", bytes("contact of " + of));
  }

  private static Sealed sealed(String token) {
    return new Sealed("shop", bytes(token));
  }

  static ByteBuffer hash(String token) {
    return bytes("hash of " + token);
  }

  static PasswordHash passwordOf(String password) {
    return new PasswordHash(
        "argon2id", 1, 1, 1, bytes("salt of " + password), bytes("hash of " + password));
  }

  private static ByteBuffer salt(PasswordHash known) {
    return known == null ? bytes("") : known.getSalt();
  }

  private static boolean isSame(String password, PasswordHash known) {
    return passwordOf(password).equals(known);
  }

  private static ByteBuffer bytes(String text) {
    return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
  }
}
