package io.ikart.connect;

import io.ikart.schemas.Envelopes;
import io.ikart.schemas.payment.AuthorizationResult;
import io.ikart.schemas.payment.AuthorizeIntent;
import io.ikart.schemas.payment.GatewayOutcome;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.specific.SpecificRecord;

/** An effect that a test ends by hand, intent by intent. */
final class ManualEffect implements Effect {

  private final Map<String, CompletableFuture<SpecificRecord>> underWay = new ConcurrentHashMap<>();
  private final Map<String, AuthorizeIntent> intents = new ConcurrentHashMap<>();

  @Override
  public String objectionTo(SpecificRecord intent) {
    return intent instanceof AuthorizeIntent ? "" : "not wanted";
  }

  @Override
  public CompletionStage<SpecificRecord> perform(SpecificRecord intent) {
    var commandId = Envelopes.ofCommand(intent).getCommandId();
    var end = new CompletableFuture<SpecificRecord>();
    intents.put(commandId, (AuthorizeIntent) intent);
    underWay.put(commandId, end);
    return end;
  }

  boolean began(String commandId) {
    return underWay.containsKey(commandId);
  }

  void succeed(String commandId) {
    var intent = intents.get(commandId);
    underWay
        .get(commandId)
        .complete(
            new AuthorizationResult(
                intent.getMeta(), intent.getAttempt(), GatewayOutcome.SUCCEEDED, "pi_1", ""));
  }

  void turnsOutNotPerformable(String commandId) {
    underWay.get(commandId).completeExceptionally(new NotPerformableException("nobody's"));
  }

  void failOn(String commandId) {
    underWay.get(commandId).completeExceptionally(new IllegalStateException("defect"));
  }

  @Override
  public void close() {}
}
