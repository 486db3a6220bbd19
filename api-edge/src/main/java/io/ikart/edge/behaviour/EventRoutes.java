package io.ikart.edge.behaviour;

import io.ikart.edge.auth.Principal;
import io.ikart.edge.http.Bodies;
import io.ikart.edge.http.Fields;
import io.ikart.edge.problem.Problem;
import io.ikart.edge.problem.ProblemAnswers;
import io.javalin.http.Context;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** Takes batches of behaviour events, as a beacon sends them. */
public final class EventRoutes {

  private static final int ACCEPTED = 202;
  private static final int RETRY_SECONDS = 2;

  private final ActionLog log;
  private final Function<String, CompletableFuture<Boolean>> consents;
  private final InstantSource clock;

  /**
   * @param consents whether a customer has given consent, by id
   */
  public EventRoutes(
      ActionLog log, Function<String, CompletableFuture<Boolean>> consents, InstantSource clock) {
    this.log = log;
    this.consents = consents;
    this.clock = clock;
  }

  /**
   * Answers 202 when all events of the batch are durable; a repeat has the same event ids. What
   * whoever is signed in has consented to counts, whatever the page says.
   */
  public void take(Context ctx) {
    var actions = ActionBody.read(Fields.of(Bodies.beacon(ctx)), clock.instant());
    var principal = Principal.of(ctx);
    ctx.future(
        () ->
            consentOf(principal)
                .thenCompose(given -> log.append(given ? actions : ActionBody.ofNobody(actions)))
                .handle(
                    (done, failure) -> {
                      if (failure == null) {
                        ctx.status(ACCEPTED).result("{\"accepted\":" + actions.size() + "}");
                      } else {
                        ProblemAnswers.answer(
                            ctx, Problem.unavailable("Events cannot be kept now", RETRY_SECONDS));
                      }
                      return null;
                    }));
  }

  private CompletableFuture<Boolean> consentOf(Principal principal) {
    return principal.isSignedIn()
        ? consents.apply(principal.signedIn().customerId())
        : CompletableFuture.completedFuture(true);
  }
}
