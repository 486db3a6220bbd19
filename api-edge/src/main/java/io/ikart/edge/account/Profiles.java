package io.ikart.edge.account;

import io.ikart.edge.problem.Problem;
import io.ikart.edge.query.Queries;
import io.ikart.edge.query.QueryUnavailableException;
import io.ikart.edge.query.Reads;
import io.ikart.schemas.common.Touched;
import io.ikart.schemas.customer.Consent;
import io.ikart.schemas.customer.Customer;
import io.ikart.schemas.customer.CustomerAddress;
import io.ikart.schemas.query.QueryKind;
import io.ikart.schemas.query.QueryRequest;
import io.ikart.schemas.query.QueryResponse;
import io.ikart.schemas.query.QueryStatus;
import io.ikart.schemas.serde.AvroWire;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.avro.specific.SpecificRecord;

/** Reads what customers say of themselves. */
public final class Profiles {

  /** The purpose that events of behaviour are kept for. */
  static final String BEHAVIOUR = "behaviour";

  private static final String APPLICATION = "customer";
  private static final int PAGE = 1_000;
  private static final int LONGEST_WAIT_MS = 2_000;

  private final Queries queries;
  private final AvroWire wire;

  public Profiles(Queries queries, AvroWire wire) {
    this.queries = queries;
    this.wire = wire;
  }

  /**
   * A customer as they are now.
   *
   * @param addresses sealed
   * @param decisions about consents, the oldest first
   */
  record Profile(Customer root, List<CustomerAddress> addresses, List<Consent> decisions) {}

  /**
   * A customer with everything of theirs; fails with "not found" when there is none.
   *
   * @param atLeast versions it must have reached
   */
  CompletableFuture<Profile> find(String customerId, List<Touched> atLeast) {
    return page(customerId, atLeast, "", new ArrayList<>());
  }

  private CompletableFuture<Profile> page(
      String customerId, List<Touched> atLeast, String after, List<SpecificRecord> parts) {
    var question =
        QueryRequest.newBuilder(question(customerId, PAGE))
            .setAfter(after)
            .setAtLeast(atLeast)
            .setWaitMs(LONGEST_WAIT_MS)
            .build();
    return queries
        .ask(question, Queries.From.OWNER)
        .thenCompose(
            answer -> {
              requireThere(answer);
              answer.getParts().forEach(part -> parts.add(wire.decode(part.getValue())));
              return answer.getMore()
                  ? page(customerId, atLeast, lastOf(answer), parts)
                  : CompletableFuture.completedFuture(profile(answer, parts));
            });
  }

  /**
   * Whether events of what a customer does may be kept with what could name them. While nobody can
   * tell, they may not.
   */
  public CompletableFuture<Boolean> allowsBehaviour(String customerId) {
    return queries
        .ask(question(customerId, 0), Queries.From.OWNER_OR_STANDBY)
        .handle(
            (answer, failure) ->
                failure == null
                    && Reads.isThere(answer)
                    && ((Customer) wire.decode(answer.getRoot()))
                        .getConsents().stream()
                            .anyMatch(
                                consent ->
                                    consent.getPurpose().equals(BEHAVIOUR) && consent.getGiven()));
  }

  private static QueryRequest question(String customerId, int parts) {
    return QueryRequest.newBuilder()
        .setApplication(APPLICATION)
        .setKind(QueryKind.AGGREGATE)
        .setKey(customerId)
        .setId(customerId)
        .setParts(parts)
        .build();
  }

  private static void requireThere(QueryResponse answer) {
    if (answer.getStatus() == QueryStatus.NOT_FOUND) {
      throw Problem.notFound("This customer").asException();
    }
    if (!Reads.isThere(answer)) {
      throw new QueryUnavailableException("no customer was answered: " + answer.getStatus());
    }
  }

  private static String lastOf(QueryResponse answer) {
    var parts = answer.getParts();
    return parts.get(parts.size() - 1).getId();
  }

  private Profile profile(QueryResponse answer, List<SpecificRecord> parts) {
    return new Profile(
        (Customer) wire.decode(answer.getRoot()),
        of(parts, CustomerAddress.class),
        of(parts, Consent.class));
  }

  private static <T> List<T> of(List<SpecificRecord> parts, Class<T> type) {
    return parts.stream().filter(type::isInstance).map(type::cast).toList();
  }
}
