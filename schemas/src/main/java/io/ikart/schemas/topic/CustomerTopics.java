package io.ikart.schemas.topic;

import static io.ikart.schemas.topic.Topic.Group.CUSTOMER;
import static io.ikart.schemas.topic.Topic.Group.PRIVACY;
import static io.ikart.schemas.topic.Topic.Keep.A_WEEK;
import static io.ikart.schemas.topic.Topic.Keep.ERASABLE;
import static io.ikart.schemas.topic.Topic.Keep.FOR_EVER;

import io.ikart.schemas.common.DeadlinePassed;
import io.ikart.schemas.common.ReleaseBlockedKey;
import io.ikart.schemas.credentials.AccountErased;
import io.ikart.schemas.credentials.AccountRegistered;
import io.ikart.schemas.credentials.AddressConfirmed;
import io.ikart.schemas.credentials.ChangePassword;
import io.ikart.schemas.credentials.ChangeRoles;
import io.ikart.schemas.credentials.ConfirmAddress;
import io.ikart.schemas.credentials.EndOtherSessions;
import io.ikart.schemas.credentials.EndSession;
import io.ikart.schemas.credentials.EraseAccount;
import io.ikart.schemas.credentials.PasswordChanged;
import io.ikart.schemas.credentials.PasswordReset;
import io.ikart.schemas.credentials.PasswordResetRequested;
import io.ikart.schemas.credentials.RefreshSession;
import io.ikart.schemas.credentials.RegisterAccount;
import io.ikart.schemas.credentials.RegistrationLapsed;
import io.ikart.schemas.credentials.RegistrationRepeated;
import io.ikart.schemas.credentials.RequestPasswordReset;
import io.ikart.schemas.credentials.ResetPassword;
import io.ikart.schemas.credentials.RolesChanged;
import io.ikart.schemas.credentials.SessionEnded;
import io.ikart.schemas.credentials.SessionRefreshed;
import io.ikart.schemas.credentials.SessionStarted;
import io.ikart.schemas.credentials.SignIn;
import io.ikart.schemas.credentials.SignInFailed;
import io.ikart.schemas.customer.AddressRemoved;
import io.ikart.schemas.customer.AddressSaved;
import io.ikart.schemas.customer.ConsentDecided;
import io.ikart.schemas.customer.CustomerErased;
import io.ikart.schemas.customer.CustomerKeysSwept;
import io.ikart.schemas.customer.CustomerOpened;
import io.ikart.schemas.customer.DecideConsent;
import io.ikart.schemas.customer.EraseCustomer;
import io.ikart.schemas.customer.EraseGuest;
import io.ikart.schemas.customer.GuestErased;
import io.ikart.schemas.customer.GuestKeysSwept;
import io.ikart.schemas.customer.OpenCustomer;
import io.ikart.schemas.customer.PreferencesSet;
import io.ikart.schemas.customer.RemoveAddress;
import io.ikart.schemas.customer.SaveAddress;
import io.ikart.schemas.customer.SetPreferences;
import io.ikart.schemas.notification.PersonKey;
import java.util.List;

/** Accounts, people, and the keys that their data is encrypted by. */
public final class CustomerTopics {

  /**
   * Keys of persons, each encrypted by the master key, read by whoever opens what they sealed. A
   * key that is destroyed is replaced by a row without one.
   */
  public static final Topic PERSON_KEYS =
      new Topic(
          "person.keys",
          PRIVACY,
          ERASABLE,
          "edge, customer, keys",
          List.of(PersonKey.class),
          key -> ((PersonKey) key).getKeyId());

  public static final Topic CUSTOMER_COMMANDS =
      new Topic(
          "customer.commands",
          CUSTOMER,
          A_WEEK,
          "edge, customer",
          List.of(
              RegisterAccount.class,
              ConfirmAddress.class,
              RequestPasswordReset.class,
              ResetPassword.class,
              ChangePassword.class,
              SignIn.class,
              RefreshSession.class,
              EndSession.class,
              EndOtherSessions.class,
              ChangeRoles.class,
              OpenCustomer.class,
              EraseAccount.class,
              SaveAddress.class,
              RemoveAddress.class,
              SetPreferences.class,
              DecideConsent.class,
              EraseCustomer.class,
              EraseGuest.class,
              DeadlinePassed.class,
              ReleaseBlockedKey.class),
          Keys::ofCommand);

  /** Holds what passwords became: for the customer application and the edges, and in no lake. */
  public static final Topic CREDENTIALS_EVENTS =
      new Topic(
          "credentials.events",
          CUSTOMER,
          FOR_EVER,
          "customer",
          List.of(
              AccountRegistered.class,
              RegistrationRepeated.class,
              RegistrationLapsed.class,
              AddressConfirmed.class,
              PasswordResetRequested.class,
              PasswordReset.class,
              PasswordChanged.class,
              SessionStarted.class,
              SignInFailed.class,
              SessionRefreshed.class,
              SessionEnded.class,
              RolesChanged.class,
              AccountErased.class),
          Keys::ofEvent);

  public static final Topic CUSTOMER_EVENTS =
      new Topic(
          "customer.events",
          CUSTOMER,
          FOR_EVER,
          "customer",
          List.of(
              CustomerOpened.class,
              AddressSaved.class,
              AddressRemoved.class,
              PreferencesSet.class,
              ConsentDecided.class,
              CustomerErased.class,
              CustomerKeysSwept.class,
              GuestErased.class,
              GuestKeysSwept.class),
          Keys::ofEvent);

  private CustomerTopics() {}
}
