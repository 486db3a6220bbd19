package io.ikart.topologies.checkout.returns;

import static io.ikart.schemas.returns.ReturnStatus.APPROVED;
import static io.ikart.schemas.returns.ReturnStatus.CANCELLED;
import static io.ikart.schemas.returns.ReturnStatus.DENIED;
import static io.ikart.schemas.returns.ReturnStatus.PARTIALLY_RECEIVED;
import static io.ikart.schemas.returns.ReturnStatus.RECEIVED;
import static io.ikart.schemas.returns.ReturnStatus.REFUNDED;
import static io.ikart.schemas.returns.ReturnStatus.REQUESTED;
import static org.assertj.core.api.Assertions.assertThat;

import io.ikart.schemas.Ids;
import io.ikart.schemas.common.CommandMeta;
import io.ikart.schemas.common.Money;
import io.ikart.schemas.order.LineUnits;
import io.ikart.schemas.returns.ApproveReturn;
import io.ikart.schemas.returns.CancelReturn;
import io.ikart.schemas.returns.DenyReturn;
import io.ikart.schemas.returns.OpenRefund;
import io.ikart.schemas.returns.OpenReturn;
import io.ikart.schemas.returns.ReceiveReturn;
import io.ikart.schemas.returns.ReceivedLine;
import io.ikart.schemas.returns.RecordReturnRefundFailed;
import io.ikart.schemas.returns.RecordReturnRefunded;
import io.ikart.schemas.returns.RefundReturn;
import io.ikart.schemas.returns.Return;
import io.ikart.schemas.returns.ReturnCancelled;
import io.ikart.schemas.returns.ReturnDenied;
import io.ikart.schemas.returns.ReturnReceived;
import io.ikart.schemas.returns.ReturnRefundRequested;
import io.ikart.schemas.returns.ReturnRefunded;
import io.ikart.schemas.returns.ReturnStatus;
import io.ikart.topologies.kernel.Decision;
import io.ikart.topologies.kernel.PureAggregate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.avro.specific.SpecificRecord;

/** Laws of a return under any sequence of commands and answers of the payment. */
class ReturnPropertiesTest {

  private static final String ORDER = Ids.order(Ids.cart(Ids.ulid(1, 1)), 1);
  private static final String ID = Ids.returned(ORDER, 1);

  /** By one command; the last receipt of what is refunded already ends it at once. */
  private static final Map<ReturnStatus, Set<ReturnStatus>> MOVES =
      Map.of(
          REQUESTED, Set.of(REQUESTED, APPROVED, DENIED, CANCELLED),
          APPROVED, Set.of(APPROVED, PARTIALLY_RECEIVED, RECEIVED, CANCELLED),
          PARTIALLY_RECEIVED, Set.of(PARTIALLY_RECEIVED, RECEIVED, REFUNDED),
          RECEIVED, Set.of(RECEIVED, REFUNDED),
          REFUNDED, Set.of(REFUNDED),
          DENIED, Set.of(DENIED),
          CANCELLED, Set.of(CANCELLED));

  /** Something that reaches the return. */
  record Step(String what, String offer, long restocked, long writtenOff, long pence) {}

  @Provide
  Arbitrary<List<Step>> stories() {
    return Combinators.combine(
            Arbitraries.of(
                "approve",
                "approve",
                "deny",
                "cancel",
                "receive",
                "receive",
                "receive",
                "last",
                "refund",
                "refund",
                "refund all",
                "refunded",
                "refunded",
                "failed",
                "open"),
            Arbitraries.of("tea", "mug", "tea", "mug", "cup"),
            Arbitraries.longs().between(0, 3),
            Arbitraries.longs().between(0, 2),
            Arbitraries.longs().between(0, 1_500))
        .as(Step::new)
        .list()
        .ofMaxSize(25);
  }

  private static OpenReturn open(CommandMeta meta) {
    return new OpenReturn(
        meta,
        ORDER,
        "cust_ada",
        List.of(
            new LineUnits("tea", "prod", "TEA", 3L, new Money(1_350L, "GBP")),
            new LineUnits("mug", "prod", "MUG", 2L, new Money(1_598L, "GBP"))),
        "does not fit");
  }

  private static SpecificRecord command(
      PureAggregate<Return> returned, Step step, CommandMeta meta) {
    return switch (step.what()) {
      case "approve" -> new ApproveReturn(meta);
      case "deny" -> new DenyReturn(meta, "worn");
      case "cancel" -> new CancelReturn(meta, "kept");
      case "receive" -> receive(meta, step, false);
      case "last" -> receive(meta, step, true);
      case "refund" -> new RefundReturn(meta, new Money(step.pence(), "GBP"));
      case "refund all" -> new RefundReturn(meta, null);
      case "refunded" ->
          asked(returned) == null
              ? new RecordReturnRefunded(meta, "nobody's", new Money(1L, "GBP"))
              : new RecordReturnRefunded(
                  meta, asked(returned).getOperationId(), asked(returned).getAmount());
      case "failed" ->
          new RecordReturnRefundFailed(
              meta, asked(returned) == null ? "nobody's" : asked(returned).getOperationId(), "x");
      default -> open(meta);
    };
  }

  private static ReceiveReturn receive(CommandMeta meta, Step step, boolean isLast) {
    var line = new ReceivedLine(step.offer(), step.restocked(), step.writtenOff());
    return new ReceiveReturn(meta, "leeds", List.of(line), isLast);
  }

  private static OpenRefund asked(PureAggregate<Return> returned) {
    var open = returned.root().getOpenRefunds();
    return open.isEmpty() ? null : open.get(0);
  }

  private static PureAggregate<Return> after(List<Step> story) {
    var returned = new PureAggregate<>(ReturnDecider.RETURN, ID);
    returned.handle(ReturnPropertiesTest::open);
    for (var step : story) {
      var before = returned.root().getStatus();
      returned.handle(meta -> command(returned, step, meta));
      assertThat(MOVES.get(before)).contains(returned.root().getStatus());
    }
    return returned;
  }

  @Property(tries = 500)
  void neverRefundsMoreThanThePriceOfWhatCameBack(@ForAll("stories") List<Step> story) {
    var returned = after(story);

    long owed =
        returned.events(ReturnReceived.class).stream()
            .flatMap(event -> event.getLines().stream())
            .mapToLong(line -> line.getAmount().getAmount())
            .sum();
    long asked =
        returned.events(ReturnRefundRequested.class).stream()
            .mapToLong(event -> event.getAmount().getAmount())
            .sum();
    long made =
        returned.events(ReturnRefunded.class).stream()
            .mapToLong(event -> event.getAmount().getAmount())
            .sum();
    assertThat(returned.root().getOwed().getAmount()).isEqualTo(owed);
    assertThat(returned.root().getRefunded().getAmount()).isEqualTo(made);
    assertThat(made).isLessThanOrEqualTo(Math.min(asked, owed));
  }

  @Property(tries = 400)
  void everyUnitComesBackOrIsGivenUpOnce(@ForAll("stories") List<Step> story) {
    var returned = after(story);

    for (var line : returned.root().getLines()) {
      var offer = line.getExpected().getOfferId();
      long came = 0;
      long missing = 0;
      for (var event : returned.events(ReturnReceived.class)) {
        came += units(event.getLines(), offer);
        missing += units(event.getMissing(), offer);
      }
      long freed =
          missing
              + returned.events(ReturnDenied.class).stream()
                  .mapToLong(event -> units(event.getLines(), offer))
                  .sum()
              + returned.events(ReturnCancelled.class).stream()
                  .mapToLong(event -> units(event.getLines(), offer))
                  .sum();
      assertThat(line.getReceived()).isEqualTo(came);
      boolean isOver =
          Set.of(RECEIVED, REFUNDED, DENIED, CANCELLED).contains(returned.root().getStatus());
      assertThat(came + freed).isEqualTo(isOver ? line.getExpected().getQuantity() : came);
    }
  }

  private static long units(List<LineUnits> lines, String offer) {
    return lines.stream()
        .filter(line -> line.getOfferId().equals(offer))
        .mapToLong(LineUnits::getQuantity)
        .sum();
  }

  @Property(tries = 300)
  void anAnswerThatComesTwiceCountsOnce(@ForAll("stories") List<Step> story) {
    var returned = after(story);
    var open = asked(returned);
    if (open == null) {
      return;
    }

    Decision first =
        returned.handle(
            meta -> new RecordReturnRefunded(meta, open.getOperationId(), open.getAmount()));
    var again =
        returned.handle(
            meta -> new RecordReturnRefunded(meta, open.getOperationId(), open.getAmount()));

    assertThat(first.events()).hasSize(1);
    assertThat(again.events()).isEmpty();
  }
}
