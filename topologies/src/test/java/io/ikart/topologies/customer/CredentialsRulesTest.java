package io.ikart.topologies.customer;

import static org.assertj.core.api.Assertions.assertThat;

import io.ikart.schemas.credentials.CredentialsStatus;
import io.ikart.schemas.credentials.RegistrationLapsed;
import io.ikart.schemas.credentials.RolesChanged;
import io.ikart.schemas.credentials.Session;
import io.ikart.schemas.credentials.SessionEnd;
import io.ikart.schemas.credentials.SessionEnded;
import io.ikart.schemas.credentials.SignInFailed;
import io.ikart.topologies.kernel.Decision;
import io.ikart.topologies.kernel.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Registering, signing in and staying so, one story at a time. */
class CredentialsRulesTest {

  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration DAY = Duration.ofDays(1);

  @Test
  void anAccountIsConfirmedByTheTokenInTheMailWhichCountsOnce() {
    var story = new AccountStory();
    story.registers("token");

    refused(story.confirms("guess", "stranger's"));
    assertThat(story.confirms("token", AccountStory.ADA).isRefused()).isFalse();
    refused(story.confirms("token", "another"));

    assertThat(story.mails()).containsExactly("account.registered");
    assertThat(story.root().getStatus()).isEqualTo(CredentialsStatus.CONFIRMED);
    assertThat(story.root().getPassword()).isEqualTo(AccountStory.passwordOf(AccountStory.ADA));
    assertThat(story.root().getNextAt()).isEqualTo(Instant.EPOCH);
  }

  @Test
  void onlyTheLastMailsTokenCounts() {
    var story = new AccountStory();
    story.registers("first");
    story.pass(MINUTE);
    story.registers("second");

    refused(story.confirms("first", "a"));
    assertThat(story.confirms("second", "b").isRefused()).isFalse();
  }

  @Test
  void anotherRoleEndsEverySessionAndTheSameOneNone() {
    var story = AccountStory.confirmed();
    story.signsIn(AccountStory.ADA);
    story.signsIn(AccountStory.ADA);

    assertThat(story.may("support").isRefused()).isFalse();

    assertThat(story.root().getRoles()).containsExactly("support");
    assertThat(story.sessions()).isEmpty();
    story.signsIn(AccountStory.ADA);
    story.may("support");
    assertThat(story.sessions()).hasSize(1);
    story.resets("none", "x");
    story.changes(story.sessions().get(0).getSessionId(), AccountStory.ADA, "another");
    assertThat(story.root().getRoles()).containsExactly("support");
    story.may();
    assertThat(story.root().getRoles()).isEmpty();
    assertThat(story.sessions()).isEmpty();
  }

  @Test
  void onlyAConfirmedAccountHasRoles() {
    var story = new AccountStory();
    assertThat(story.may("admin").isRefused()).isTrue();
    story.registers("token");
    assertThat(story.may("admin").isRefused()).isTrue();
    assertThat(story.account().events(RolesChanged.class)).isEmpty();
  }

  @Test
  void aTokenIsOverAfterADayAndNothingOfThePersonIsLeftThen() {
    var story = new AccountStory();
    story.registers("token");
    assertThat(story.root().getNextAt()).isEqualTo(story.now().plus(DAY));
    story.pass(DAY);

    refused(story.confirms("token", "late"));
    story.looks();

    assertThat(story.account().events(RegistrationLapsed.class)).hasSize(1);
    assertThat(story.root().getContact()).isNull();
    assertThat(story.root().getNextAt()).isEqualTo(Instant.EPOCH);
    story.registers("again");
    assertThat(story.confirms("again", "in time").isRefused()).isFalse();
  }

  @Test
  void whoRegistersAnAddressThatHasAnAccountChangesNothingAndItsOwnerIsTold() {
    var story = AccountStory.confirmed();
    var before = story.root();

    var decision = story.registers("stranger's");

    assertThat(decision.isRefused()).isFalse();
    assertThat(story.mails()).containsExactly("account.registered", "account.exists");
    assertThat(decision.messages().toString())
        .contains("contact of command-1")
        .doesNotContain("contact of command-3");
    assertThat(story.root().getPassword()).isEqualTo(before.getPassword());
    assertThat(story.root().getCustomerId()).isEqualTo(before.getCustomerId());
    refused(story.confirms("stranger's", "stranger's"));
  }

  @Test
  void mailsThatAnybodyCanCauseComeEverMoreSeldom() {
    var story = AccountStory.confirmed();
    int asked = 0;
    for (; asked < 24 * 60; asked++) {
      story.forgets("token " + asked);
      story.pass(MINUTE);
    }

    var mails = story.mails().stream().filter(type -> type.equals("account.reset_requested"));
    assertThat(mails.count()).isBetween(8L, 15L);
  }

  @Test
  void aWrongPasswordIsCountedAndAfterFiveNoneCountsForAWhile() {
    var story = AccountStory.confirmed();
    for (int tried = 1; tried <= 5; tried++) {
      assertThat(story.signsIn("guess " + tried).isRefused()).isFalse();
    }

    refused(story.signsIn(AccountStory.ADA));
    assertThat(story.mails()).containsExactly("account.registered", "account.locked");
    story.pass(MINUTE);
    assertThat(story.signsIn(AccountStory.ADA).isRefused()).isFalse();
    assertThat(story.sessions()).hasSize(1);
    assertThat(story.root().getFailures().getCount()).isZero();
  }

  @Test
  void everyFurtherLockIsTwiceAsLongAndNoneIsLongerThanAnHour() {
    var story = AccountStory.confirmed();
    for (int tried = 0; tried < 15; tried++) {
      story.signsIn("guess");
      story.pass(Duration.ofHours(1));
    }

    var locks =
        story.account().events(SignInFailed.class).stream()
            .filter(failed -> !failed.getLockedUntil().equals(Instant.EPOCH))
            .map(
                failed -> Duration.between(failed.getMeta().getIssuedAt(), failed.getLockedUntil()))
            .toList();
    assertThat(locks)
        .startsWith(MINUTE, MINUTE.multipliedBy(2), MINUTE.multipliedBy(4))
        .endsWith(Duration.ofHours(1))
        .hasSize(11);
  }

  @Test
  void aPasswordThatWasComparedBeforeItWasChangedDoesNotCount() {
    var story = AccountStory.confirmed();
    var old = story.root().getPassword();
    story.forgets("token");
    story.resets("token", "second password");

    refused(story.signsIn(AccountStory.ADA, old));
    assertThat(story.sessions()).isEmpty();
  }

  @Test
  void aRefreshTokenCountsOnceAndItsReuseEndsTheSessionForBoth() {
    var story = AccountStory.confirmed();
    story.signsIn(AccountStory.ADA);
    var session = story.sessions().get(0).getSessionId();
    assertThat(story.refreshes(session, 1).isRefused()).isFalse();
    assertThat(story.sessions().get(0).getGeneration()).isEqualTo(2);

    story.refreshes(session, 1);

    assertThat(story.sessions()).isEmpty();
    assertThat(ends(story)).containsExactly(SessionEnd.REUSED);
    refused(story.refreshes(session, 2));
    assertThat(story.root().getNextAt()).isEqualTo(Instant.EPOCH);
  }

  @Test
  void aTokenThatWasNeverGivenEndsNothing() {
    var story = AccountStory.confirmed();
    story.signsIn(AccountStory.ADA);
    var session = story.sessions().get(0).getSessionId();

    refused(story.refreshes(session, 2));
    refused(story.refreshes("another", 1));

    assertThat(story.sessions()).hasSize(1);
  }

  @Test
  void aSessionEndsWhenNobodyRefreshesItAndInAnyCaseAfterNinetyDays() {
    var story = AccountStory.confirmed();
    story.signsIn(AccountStory.ADA);
    story.signsIn(AccountStory.ADA);
    var kept = story.sessions().get(0).getSessionId();
    for (int month = 1; month <= 4; month++) {
      story.pass(Duration.ofDays(29));
      story.refreshes(kept, month);
      story.looks();
      assertThat(story.sessions()).hasSize(month < 2 ? 2 : month < 4 ? 1 : 0);
    }

    assertThat(ends(story)).containsExactly(SessionEnd.EXPIRED, SessionEnd.EXPIRED);
    assertThat(story.root().getNextAt()).isEqualTo(Instant.EPOCH);
  }

  @Test
  void oneSessionTooManyEndsTheOneThatWasNotUsedForLongest() {
    var story = AccountStory.confirmed();
    for (int session = 0; session < 20; session++) {
      story.signsIn(AccountStory.ADA);
      story.pass(MINUTE);
    }
    var oldest = story.sessions().get(0).getSessionId();
    var next = story.sessions().get(1).getSessionId();
    story.refreshes(oldest, 1);

    story.signsIn(AccountStory.ADA);

    assertThat(story.sessions()).hasSize(20);
    assertThat(story.sessions()).extracting(Session::getSessionId).contains(oldest);
    assertThat(story.sessions()).extracting(Session::getSessionId).doesNotContain(next);
    assertThat(ends(story)).containsExactly(SessionEnd.TOO_MANY);
  }

  @Test
  void whoSignsOutIsSignedOutThereAndNowhereElse() {
    var story = AccountStory.confirmed();
    story.signsIn(AccountStory.ADA);
    story.signsIn(AccountStory.ADA);
    var here = story.sessions().get(0).getSessionId();
    var there = story.sessions().get(1).getSessionId();

    story.signsOut(here);
    assertThat(story.signsOut(here)).isEqualTo(Decision.nothingNew());

    assertThat(story.sessions()).extracting(Session::getSessionId).containsExactly(there);
    story.signsIn(AccountStory.ADA);
    story.endsOthersThan(there);
    assertThat(story.sessions()).extracting(Session::getSessionId).containsExactly(there);
  }

  @Test
  void aChangedPasswordEndsTheOtherSessionsAndAResetOneEndsAll() {
    var story = AccountStory.confirmed();
    story.signsIn(AccountStory.ADA);
    story.signsIn(AccountStory.ADA);
    var here = story.sessions().get(0).getSessionId();

    story.changes(here, "guess", "stranger's");
    assertThat(story.root().getFailures().getCount()).isEqualTo(1);
    story.changes(here, AccountStory.ADA, "second password");
    assertThat(story.sessions()).extracting(Session::getSessionId).containsExactly(here);
    refused(story.changes("no session", "second password", "third password"));
    story.forgets("token");
    story.resets("token", "third password");

    assertThat(story.sessions()).isEmpty();
    assertThat(ends(story)).containsExactly(SessionEnd.PASSWORD_CHANGED, SessionEnd.PASSWORD_RESET);
    assertThat(story.mails())
        .endsWith(
            "account.password_changed", "account.reset_requested", "account.password_changed");
    refused(story.resets("token", "fourth password"));
  }

  @Test
  void aResetOpensALockedAccountAndItsTokenIsOverAfterHalfAnHour() {
    var story = AccountStory.confirmed();
    for (int tried = 0; tried < 5; tried++) {
      story.signsIn("guess");
    }
    story.pass(MINUTE);
    story.forgets("late");
    story.pass(Duration.ofMinutes(30));
    refused(story.resets("late", "second password"));
    story.forgets("token");
    story.signsIn("guess");
    story.resets("token", "second password");

    assertThat(story.signsIn("second password").isRefused()).isFalse();
    assertThat(story.sessions()).hasSize(1);
  }

  @Test
  void whereNothingIsConfirmedNothingCanBeDone() {
    var story = new AccountStory();
    refused(story.signsIn("anything"));
    refused(story.refreshes("session", 1));
    refused(story.resets("token", "password"));
    assertThat(story.forgets("token")).isEqualTo(Decision.nothingNew());
    assertThat(story.looks()).isEqualTo(Decision.nothingNew());
    story.registers("token");
    refused(story.signsIn("anything"));
    assertThat(story.forgets("other")).isEqualTo(Decision.nothingNew());

    assertThat(story.account().events()).hasSize(1);
  }

  private static void refused(Decision decision) {
    assertThat(decision).isEqualTo(Decision.refuse(Problem.UNAUTHENTICATED));
  }

  private static List<SessionEnd> ends(AccountStory story) {
    return story.account().events(SessionEnded.class).stream()
        .map(SessionEnded::getReason)
        .toList();
  }
}
