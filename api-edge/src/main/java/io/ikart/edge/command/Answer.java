package io.ikart.edge.command;

import io.ikart.edge.query.Place;
import io.ikart.schemas.common.Touched;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * How a write answers.
 *
 * @param status HTTP status when the command was accepted
 * @param changed what to show then (its state when it is a view, its id otherwise), from the
 *     aggregate's id and what the command touched
 * @param pending where to look while the outcome is not known, from the aggregate's id
 */
public record Answer(
    int status, BiFunction<String, List<Touched>, Place> changed, Function<String, Place> pending) {

  private static final int OK = 200;
  private static final int CREATED = 201;

  /** The aggregate as it is after the command. */
  public static Answer updated(Function<String, Place> view) {
    return new Answer(OK, (id, touched) -> view.apply(id), view);
  }

  /** The aggregate the command created. */
  public static Answer created(Function<String, Place> view) {
    return new Answer(CREATED, (id, touched) -> view.apply(id), view);
  }

  /** Another aggregate that the command created: the first touched whose id has the prefix. */
  public static Answer createdOther(
      String prefix, Function<String, Place> view, Function<String, Place> pending) {
    return new Answer(
        CREATED,
        (id, touched) ->
            touched.stream()
                .map(Touched::getAggregateId)
                .filter(other -> other.startsWith(prefix))
                .findFirst()
                .map(view)
                .orElseGet(() -> pending.apply(id)),
        pending);
  }
}
