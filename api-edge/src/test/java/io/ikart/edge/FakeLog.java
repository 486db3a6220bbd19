package io.ikart.edge;

import io.ikart.edge.command.CommandSender;
import io.ikart.edge.command.OutgoingCommand;
import io.ikart.edge.command.Replies;
import io.ikart.schemas.common.Outcome;
import io.ikart.schemas.common.Reply;
import io.ikart.schemas.common.Touched;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** A log and an application behind it that answers as the test says. */
public final class FakeLog implements CommandSender {

  private final Replies replies;
  private final List<OutgoingCommand> sent = new CopyOnWriteArrayList<>();
  private volatile Consumer<OutgoingCommand> application = command -> {};
  private volatile CompletableFuture<Void> acknowledgement = done();

  public FakeLog(Replies replies) {
    this.replies = replies;
  }

  @Override
  public CompletableFuture<Void> send(OutgoingCommand command) {
    sent.add(command);
    var acknowledged = acknowledgement;
    if (acknowledged.isDone() && !acknowledged.isCompletedExceptionally()) {
      application.accept(command);
    }
    return acknowledged;
  }

  @Override
  public CompletableFuture<Void> tell(OutgoingCommand command) {
    sent.add(command);
    return acknowledgement;
  }

  public void reset() {
    sent.clear();
    staysSilent();
    acknowledgement = done();
  }

  public List<OutgoingCommand> sent() {
    return sent;
  }

  public OutgoingCommand last() {
    return sent.get(sent.size() - 1);
  }

  /** Nobody answers. */
  public void staysSilent() {
    application = command -> {};
  }

  /** Commands may or may not be stored. */
  public void losesTouch() {
    acknowledgement = CompletableFuture.failedFuture(new IllegalStateException("no broker"));
  }

  /** Commands are neither acknowledged nor refused. */
  public void hangs() {
    acknowledgement = new CompletableFuture<>();
  }

  /** Every command is accepted and touches its aggregate and those given. */
  public void accepts(Touched... others) {
    application = command -> reply(command, Outcome.ACCEPTED, "", Map.of(), false, others);
  }

  /** Every command is accepted, after the test has done with it what the shop would do. */
  public void acceptsAfter(Consumer<OutgoingCommand> done) {
    application =
        command -> {
          done.accept(command);
          reply(command, Outcome.ACCEPTED, "", Map.of(), false);
        };
  }

  /** Every command was accepted before. */
  public void replays() {
    application = command -> reply(command, Outcome.ACCEPTED, "", Map.of(), true);
  }

  /** Every command is refused. */
  public void refuses(String code, Map<String, String> details) {
    application = command -> reply(command, Outcome.REFUSED, code, details, false);
  }

  private void reply(
      OutgoingCommand command,
      Outcome outcome,
      String code,
      Map<String, String> details,
      boolean replayed,
      Touched... others) {
    var touched = new CopyOnWriteArrayList<Touched>();
    touched.add(new Touched(command.aggregateId(), 3L, "3-abc"));
    touched.addAll(List.of(others));
    replies.arrived(new Reply(command.commandId(), 0, outcome, code, details, touched, replayed));
  }

  private static CompletableFuture<Void> done() {
    return CompletableFuture.completedFuture(null);
  }
}
