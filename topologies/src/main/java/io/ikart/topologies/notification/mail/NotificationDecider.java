package io.ikart.topologies.notification.mail;

import io.ikart.schemas.common.DeadlinePassed;
import io.ikart.schemas.notification.FollowOrder;
import io.ikart.schemas.notification.MailResult;
import io.ikart.schemas.notification.NotificationDeferred;
import io.ikart.schemas.notification.NotificationDropped;
import io.ikart.schemas.notification.NotificationRequested;
import io.ikart.schemas.notification.NotificationRetried;
import io.ikart.schemas.notification.NotificationSent;
import io.ikart.schemas.notification.OrderFollowed;
import io.ikart.schemas.notification.OrderNotifications;
import io.ikart.schemas.notification.TellFact;
import io.ikart.topologies.kernel.Decider;

/** An order's notifications: root with whom to tell, one part for every fact that is told. */
public final class NotificationDecider {

  public static final Decider<OrderNotifications> NOTIFICATION =
      Decider.of("notification", OrderNotifications.class, "ntf_")
          .on(FollowOrder.class, NotificationRules::follow)
          .on(TellFact.class, NotificationRules::tell)
          .on(MailResult.class, NotificationRules::answered)
          .on(DeadlinePassed.class, NotificationRules::lookAgain)
          .when(OrderFollowed.class, NotificationFold::followed)
          .when(NotificationRequested.class, NotificationFold::requested)
          .when(NotificationDeferred.class, NotificationFold::deferred)
          .when(NotificationRetried.class, NotificationFold::retried)
          .when(NotificationSent.class, NotificationFold::sent)
          .when(NotificationDropped.class, NotificationFold::dropped)
          .waitingUntil(OrderNotifications::getNextAt);

  private NotificationDecider() {}
}
