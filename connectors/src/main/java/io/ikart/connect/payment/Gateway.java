package io.ikart.connect.payment;

import io.ikart.schemas.payment.AuthorizeIntent;
import io.ikart.schemas.payment.CaptureIntent;
import io.ikart.schemas.payment.LookUpIntent;
import io.ikart.schemas.payment.RefundIntent;
import io.ikart.schemas.payment.VoidIntent;
import java.util.concurrent.CompletionStage;

/**
 * A payment gateway, one try at a time. No stage ever fails: whatever happens on the way is an
 * answer, if need be one that says that nobody can tell. The same intent again, while the gateway
 * remembers its key, never moves money twice.
 */
public interface Gateway extends AutoCloseable {

  /** Reserves the intent's amount, to be captured later. */
  CompletionStage<GatewayAnswer> authorize(AuthorizeIntent intent);

  /** Gives an authorization back; one that is given back already is a success. */
  CompletionStage<GatewayAnswer> giveBack(VoidIntent intent);

  /** Takes what was reserved, all of it or a part. */
  CompletionStage<GatewayAnswer> capture(CaptureIntent intent);

  /** Pays back what was captured, all of it or a part. */
  CompletionStage<GatewayAnswer> refund(RefundIntent intent);

  /** Reads the gateway's books; changes nothing. */
  CompletionStage<Finding> lookUp(LookUpIntent intent);

  /** Asks which payment of the shop a payment intent belongs to; changes nothing. */
  CompletionStage<Owner> ownerOf(String intentId);

  /** Ends; calls under way may be cut off. */
  @Override
  void close();
}
