package io.ikart.topologies.checkout.returns;

import io.ikart.schemas.returns.ApproveReturn;
import io.ikart.schemas.returns.CancelReturn;
import io.ikart.schemas.returns.DenyReturn;
import io.ikart.schemas.returns.OpenReturn;
import io.ikart.schemas.returns.ReceiveReturn;
import io.ikart.schemas.returns.RecordReturnRefundFailed;
import io.ikart.schemas.returns.RecordReturnRefunded;
import io.ikart.schemas.returns.RefundReturn;
import io.ikart.schemas.returns.Return;
import io.ikart.schemas.returns.ReturnApproved;
import io.ikart.schemas.returns.ReturnCancelled;
import io.ikart.schemas.returns.ReturnDenied;
import io.ikart.schemas.returns.ReturnReceived;
import io.ikart.schemas.returns.ReturnRefundFailed;
import io.ikart.schemas.returns.ReturnRefundRequested;
import io.ikart.schemas.returns.ReturnRefunded;
import io.ikart.schemas.returns.ReturnRequested;
import io.ikart.topologies.kernel.Decider;

/** The return: delivered units of an order on their way back, and the money for them. */
public final class ReturnDecider {

  public static final Decider<Return> RETURN =
      Decider.of("return", Return.class, "ret_")
          .on(OpenReturn.class, ReturnRules::open)
          .on(ApproveReturn.class, ReturnRules::approve)
          .on(DenyReturn.class, ReturnRules::deny)
          .on(CancelReturn.class, ReturnRules::cancel)
          .onceForEver(ReceiveReturn.class, ReceiptRules::receive)
          .onceForEver(RefundReturn.class, ReturnRefundRules::refund)
          .on(RecordReturnRefunded.class, ReturnRefundRules::refunded)
          .on(RecordReturnRefundFailed.class, ReturnRefundRules::failed)
          .when(ReturnRequested.class, ReturnFold::requested)
          .when(ReturnApproved.class, ReturnFold::approved)
          .when(ReturnDenied.class, ReturnFold::denied)
          .when(ReturnCancelled.class, ReturnFold::cancelled)
          .when(ReturnReceived.class, ReturnFold::received)
          .when(ReturnRefundRequested.class, ReturnFold::refundRequested)
          .when(ReturnRefunded.class, ReturnFold::refunded)
          .when(ReturnRefundFailed.class, ReturnFold::refundFailed)
          .flawless(ReturnRules::flaw);

  private ReturnDecider() {}
}
