package io.ikart.topologies.shop;

import static io.ikart.topologies.shop.Shopper.accepted;
import static io.ikart.topologies.shop.Shopper.offer;
import static io.ikart.topologies.shop.Warehouse.units;
import static org.assertj.core.api.Assertions.assertThat;

import io.ikart.schemas.order.OrderStatus;
import io.ikart.schemas.order.RequestReturn;
import io.ikart.schemas.returns.DenyReturn;
import io.ikart.schemas.returns.RefundReturn;
import io.ikart.schemas.returns.ReturnStatus;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Delivered units that come back. */
class ReturnTest {

  private static final String TEA = offer("TEA");

  private final Shop shop = new Shop();
  private final Shopper shopper = new Shopper(shop);
  private final Warehouse warehouse = new Warehouse(shop);
  private String order;

  @BeforeEach
  void deliverFiveTeas() {
    shopper.sells("TEA", 450, 10);
    var cart = shopper.cart();
    accepted(shopper.add(cart, "TEA", 5));
    order = shopper.orders(cart, "tok_approve");
    warehouse.delivers(warehouse.sends(order));
  }

  @AfterEach
  void close() {
    shop.close();
  }

  @Test
  void partsOfAReturnAreRestockedAndWrittenOff() {
    var returned = warehouse.takesBack(order, units(TEA, 3));
    accepted(warehouse.approves(returned));

    accepted(warehouse.receives(returned, TEA, 1, 0, false));
    assertThat(warehouse.returned(returned).getStatus()).isEqualTo(ReturnStatus.PARTIALLY_RECEIVED);
    accepted(warehouse.receives(returned, TEA, 1, 1, false));

    assertThat(warehouse.returned(returned).getStatus()).isEqualTo(ReturnStatus.RECEIVED);
    assertThat(warehouse.returned(returned).getOwed().getAmount()).isEqualTo(1_350);
    assertThat(shopper.stock("TEA").getOnHand()).isEqualTo(7);
    assertThat(warehouse.progress(order).getLines().get(0).getReturned()).isEqualTo(3);
    assertThat(shopper.status(order)).isEqualTo(OrderStatus.COMPLETED);
  }

  @Test
  void onlyWhatWasDeliveredAndIsNotOnItsWayBackMayBeReturned() {
    warehouse.takesBack(order, units(TEA, 4));

    var reply =
        warehouse.ask(new RequestReturn(shop.meta(order), List.of(units(TEA, 2)), "too much"));

    assertThat(reply.getCode()).isEqualTo("invalid_transition");
    assertThat(reply.getDetails()).containsEntry("requested", "2").containsEntry("returnable", "1");
  }

  @Test
  void aReturnThatIsDeniedFreesItsUnits() {
    var returned = warehouse.takesBack(order, units(TEA, 5));

    accepted(warehouse.ask(new DenyReturn(shop.meta(returned), "opened")));

    assertThat(warehouse.progress(order).getLines().get(0).getReturning()).isZero();
    warehouse.takesBack(order, units(TEA, 5));
  }

  @Test
  void whatDoesNotArriveIsFreeAgain() {
    var returned = warehouse.takesBack(order, units(TEA, 5));
    accepted(warehouse.approves(returned));

    accepted(warehouse.receives(returned, TEA, 2, 0, true));

    var line = warehouse.progress(order).getLines().get(0);
    assertThat(line.getReturned()).isEqualTo(2);
    assertThat(line.getReturning()).isZero();
  }

  @Test
  void unitsThatComeBackAfterTheHoldIsForgottenAreStillCountedOnce() {
    for (int day = 0; day < 3; day++) {
      shop.pass(Duration.ofHours(25)).settle();
    }
    var returned = warehouse.takesBack(order, units(TEA, 1));
    accepted(warehouse.approves(returned));

    accepted(warehouse.receives(returned, TEA, 1, 0, true));

    assertThat(shopper.stock("TEA").getOnHand()).isEqualTo(6);
  }

  @Test
  void nothingIsRefundedBeforeAnythingHasArrived() {
    var returned = warehouse.takesBack(order, units(TEA, 1));
    accepted(warehouse.approves(returned));

    var reply = warehouse.ask(new RefundReturn(shop.meta(returned), null));

    assertThat(reply.getDetails()).containsEntry("status", "APPROVED");
  }
}
