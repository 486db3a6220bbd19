package io.ikart.edge.behaviour;

import io.ikart.edge.http.Bodies;
import io.ikart.edge.http.Fields;
import io.ikart.edge.problem.Problem;
import io.ikart.edge.problem.ProblemAnswers;
import io.javalin.http.Context;
import java.time.InstantSource;

/** Takes batches of behaviour events, as a beacon sends them. */
public final class EventRoutes {

  private static final int ACCEPTED = 202;
  private static final int RETRY_SECONDS = 2;

  private final ActionLog log;
  private final InstantSource clock;

  public EventRoutes(ActionLog log, InstantSource clock) {
    this.log = log;
    this.clock = clock;
  }

  /** Answers 202 when all events of the batch are durable; a repeat has the same event ids. */
  public void take(Context ctx) {
    var actions = ActionBody.read(Fields.of(Bodies.beacon(ctx)), clock.instant());
    ctx.future(
        () ->
            log.append(actions)
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
}
