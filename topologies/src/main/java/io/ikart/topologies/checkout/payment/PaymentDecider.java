package io.ikart.topologies.checkout.payment;

import io.ikart.schemas.common.DeadlinePassed;
import io.ikart.schemas.payment.AuthorizationResult;
import io.ikart.schemas.payment.AuthorizePayment;
import io.ikart.schemas.payment.Payment;
import io.ikart.schemas.payment.PaymentAsked;
import io.ikart.schemas.payment.PaymentAuthorized;
import io.ikart.schemas.payment.PaymentDeclined;
import io.ikart.schemas.payment.PaymentRequested;
import io.ikart.schemas.payment.PaymentReviewNeeded;
import io.ikart.schemas.payment.PaymentUnknown;
import io.ikart.schemas.payment.PaymentVoidRequested;
import io.ikart.schemas.payment.PaymentVoided;
import io.ikart.schemas.payment.VoidPayment;
import io.ikart.schemas.payment.VoidResult;
import io.ikart.topologies.kernel.Decider;

/** The payment of one order, attempts inside. */
public final class PaymentDecider {

  public static final Decider<Payment> PAYMENT =
      Decider.of("payment", Payment.class, "pay_")
          .on(AuthorizePayment.class, PaymentRules::authorize)
          .on(AuthorizationResult.class, PaymentRules::authorizationResult)
          .on(VoidPayment.class, PaymentRules::cancel)
          .on(VoidResult.class, PaymentRules::voidResult)
          .on(DeadlinePassed.class, PaymentRules::askAgain)
          .when(PaymentRequested.class, PaymentFold::requested)
          .when(PaymentAuthorized.class, PaymentFold::authorized)
          .when(PaymentDeclined.class, PaymentFold::declined)
          .when(PaymentUnknown.class, PaymentFold::unknown)
          .when(PaymentAsked.class, PaymentFold::asked)
          .when(PaymentReviewNeeded.class, PaymentFold::reviewNeeded)
          .when(PaymentVoidRequested.class, PaymentFold::voidRequested)
          .when(PaymentVoided.class, PaymentFold::voided)
          .waitingUntil(Payment::getAskAt)
          .flawless(PaymentRules::flaw);

  private PaymentDecider() {}
}
