package io.ikart.topologies.customer.credentials;

import io.ikart.schemas.common.DeadlinePassed;
import io.ikart.schemas.credentials.AccountErased;
import io.ikart.schemas.credentials.AccountRegistered;
import io.ikart.schemas.credentials.AddressConfirmed;
import io.ikart.schemas.credentials.ChangePassword;
import io.ikart.schemas.credentials.ChangeRoles;
import io.ikart.schemas.credentials.ConfirmAddress;
import io.ikart.schemas.credentials.Credentials;
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
import io.ikart.topologies.kernel.Decider;

/**
 * Credentials, keyed by the address they are for: root with the password and what was mailed; each
 * session is a part.
 */
public final class CredentialsDecider {

  public static final Decider<Credentials> CREDENTIALS =
      Decider.of("credentials", Credentials.class, "cred_")
          .on(RegisterAccount.class, RegistrationRules::register)
          .on(ConfirmAddress.class, RegistrationRules::confirm)
          .on(RequestPasswordReset.class, PasswordRules::requestReset)
          .on(ResetPassword.class, PasswordRules::reset)
          .on(ChangePassword.class, PasswordRules::change)
          .on(SignIn.class, SessionRules::signIn)
          .on(RefreshSession.class, SessionRules::refresh)
          .on(EndSession.class, SessionRules::end)
          .on(EndOtherSessions.class, SessionRules::endOthers)
          .on(ChangeRoles.class, RoleRules::change)
          .on(EraseAccount.class, ErasureRules::erase)
          .on(DeadlinePassed.class, ExpiryRules::lookAgain)
          .when(AccountRegistered.class, AccountFold::registered)
          .when(RegistrationRepeated.class, AccountFold::repeated)
          .when(RegistrationLapsed.class, AccountFold::lapsed)
          .when(AddressConfirmed.class, AccountFold::confirmed)
          .when(PasswordResetRequested.class, AccountFold::resetRequested)
          .when(PasswordReset.class, AccountFold::reset)
          .when(PasswordChanged.class, AccountFold::changed)
          .when(SignInFailed.class, AccountFold::failed)
          .when(SessionStarted.class, SessionFold::started)
          .when(SessionRefreshed.class, SessionFold::refreshed)
          .when(SessionEnded.class, SessionFold::ended)
          .when(RolesChanged.class, AccountFold::rolesChanged)
          .when(AccountErased.class, AccountFold::erased)
          .waitingUntil(Credentials::getNextAt)
          .flawless(SessionRules::flaw);

  private CredentialsDecider() {}
}
