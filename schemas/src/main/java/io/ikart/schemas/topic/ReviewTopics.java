package io.ikart.schemas.topic;

import static io.ikart.schemas.topic.Topic.Group.REVIEW;
import static io.ikart.schemas.topic.Topic.Keep.A_WEEK;
import static io.ikart.schemas.topic.Topic.Keep.FOR_EVER;

import io.ikart.schemas.common.DeadlinePassed;
import io.ikart.schemas.common.ReleaseBlockedKey;
import io.ikart.schemas.review.ModerateReview;
import io.ikart.schemas.review.PurchaseRecorded;
import io.ikart.schemas.review.RecordPurchase;
import io.ikart.schemas.review.ReviewApproved;
import io.ikart.schemas.review.ReviewRejected;
import io.ikart.schemas.review.ReviewSubmitted;
import io.ikart.schemas.review.ReviewWithdrawn;
import io.ikart.schemas.review.SubmitReview;
import io.ikart.schemas.review.WithdrawReview;
import java.util.List;

/** Reviews, by product. */
public final class ReviewTopics {

  public static final Topic REVIEW_COMMANDS =
      new Topic(
          "review.commands",
          REVIEW,
          A_WEEK,
          "edge, review",
          List.of(
              SubmitReview.class,
              ModerateReview.class,
              WithdrawReview.class,
              RecordPurchase.class,
              DeadlinePassed.class,
              ReleaseBlockedKey.class),
          Keys::ofCommand);

  public static final Topic REVIEW_EVENTS =
      new Topic(
          "review.events",
          REVIEW,
          FOR_EVER,
          "review",
          List.of(
              ReviewSubmitted.class,
              ReviewApproved.class,
              ReviewRejected.class,
              ReviewWithdrawn.class,
              PurchaseRecorded.class),
          Keys::ofEvent);

  private ReviewTopics() {}
}
