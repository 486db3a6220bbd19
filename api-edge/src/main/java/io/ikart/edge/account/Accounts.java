package io.ikart.edge.account;

import io.ikart.edge.auth.Role;
import io.ikart.edge.query.Queries;
import io.ikart.edge.query.QueryUnavailableException;
import io.ikart.edge.query.Reads;
import io.ikart.schemas.common.Reply;
import io.ikart.schemas.credentials.Credentials;
import io.ikart.schemas.credentials.PasswordHash;
import io.ikart.schemas.credentials.Session;
import io.ikart.schemas.query.QueryKind;
import io.ikart.schemas.query.QueryRequest;
import io.ikart.schemas.query.QueryResponse;
import io.ikart.schemas.query.QueryStatus;
import io.ikart.schemas.serde.AvroWire;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/** Reads accounts: what passwords are compared with, and sessions. */
public final class Accounts {

  private static final String APPLICATION = "customer";
  private static final int MOST_SESSIONS = 20;
  private static final int LONGEST_WAIT_MS = 2_000;

  private final Queries queries;
  private final AvroWire wire;

  public Accounts(Queries queries, AvroWire wire) {
    this.queries = queries;
    this.wire = wire;
  }

  /**
   * An account as it is now.
   *
   * @param sessions those that go on, by id
   */
  record Account(Credentials root, List<Session> sessions) {

    Optional<Session> session(String sessionId) {
      return sessions.stream().filter(one -> one.getSessionId().equals(sessionId)).findFirst();
    }

    /** What its owner may do beside shopping. */
    Set<Role> roles() {
      return root.getRoles().stream()
          .flatMap(word -> Role.ofStaff(word).stream())
          .collect(Collectors.toUnmodifiableSet());
    }

    Optional<PasswordHash> password() {
      return Optional.ofNullable(root.getPassword());
    }

    /** The salt names the password that was compared. */
    static ByteBuffer saltOf(Optional<PasswordHash> password) {
      return password.map(PasswordHash::getSalt).orElse(ByteBuffer.allocate(0));
    }
  }

  /** The account; empty when there is none. */
  CompletableFuture<Optional<Account>> find(String credentialsId) {
    return asked(question(credentialsId).build());
  }

  /** The account as a command left it, or later. */
  CompletableFuture<Optional<Account>> after(Reply reply, String credentialsId) {
    var own =
        reply.getTouched().stream()
            .filter(touched -> touched.getAggregateId().equals(credentialsId))
            .toList();
    return asked(question(credentialsId).setAtLeast(own).setWaitMs(LONGEST_WAIT_MS).build());
  }

  private static QueryRequest.Builder question(String credentialsId) {
    return QueryRequest.newBuilder()
        .setApplication(APPLICATION)
        .setKind(QueryKind.AGGREGATE)
        .setKey(credentialsId)
        .setId(credentialsId)
        .setParts(MOST_SESSIONS);
  }

  /** Only the owner's word counts: a standby may not know yet that a session has ended. */
  private CompletableFuture<Optional<Account>> asked(QueryRequest question) {
    return queries.ask(question, Queries.From.OWNER).thenApply(this::read);
  }

  private Optional<Account> read(QueryResponse answer) {
    if (answer.getStatus() == QueryStatus.NOT_FOUND) {
      return Optional.empty();
    }
    if (!Reads.isThere(answer)) {
      throw new QueryUnavailableException("no account was answered: " + answer.getStatus());
    }
    return Optional.of(
        new Account(
            (Credentials) wire.decode(answer.getRoot()),
            answer.getParts().stream()
                .map(part -> (Session) wire.decode(part.getValue()))
                .toList()));
  }
}
