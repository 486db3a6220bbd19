package io.ikart.topologies.customer;

import static org.assertj.core.api.Assertions.assertThat;

import io.ikart.schemas.credentials.AccountErased;
import io.ikart.schemas.credentials.CredentialsStatus;
import io.ikart.schemas.credentials.SignInFailed;
import io.ikart.topologies.kernel.Problem;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Who may have an account forgotten, and what is left of it then. */
class ErasureRulesTest {

  private final AccountStory story = AccountStory.confirmed();

  @Test
  void whoeverIsSignedInAndHasThePasswordIsForgotten() {
    story.signsIn(AccountStory.ADA);
    story.signsIn(AccountStory.ADA);
    var session = story.sessions().get(0).getSessionId();

    assertThat(story.erases(session, AccountStory.ADA).isRefused()).isFalse();

    assertThat(story.sessions()).isEmpty();
    assertThat(story.root().getStatus()).isEqualTo(CredentialsStatus.LAPSED);
    assertThat(story.root().getContact()).isNull();
    assertThat(story.root().getPassword()).isNull();
    assertThat(story.root().getToken()).isNull();
    assertThat(story.signsIn(AccountStory.ADA).problem()).isEqualTo(Problem.UNAUTHENTICATED);
    assertThat(story.account().events(AccountErased.class)).hasSize(1);
  }

  @Test
  void aWrongPasswordCountsLikeOneAtSignInAndChangesNothing() {
    story.signsIn(AccountStory.ADA);
    var session = story.sessions().get(0).getSessionId();

    story.erases(session, "a guess");

    assertThat(story.account().events(SignInFailed.class)).hasSize(1);
    assertThat(story.account().events(AccountErased.class)).isEmpty();
    assertThat(story.sessions()).hasSize(1);
  }

  @Test
  void withoutASessionThePasswordIsNotEnough() {
    var refused = story.erases("no session", AccountStory.ADA);

    assertThat(refused.problem()).isEqualTo(Problem.UNAUTHENTICATED);
    assertThat(story.account().events(AccountErased.class)).isEmpty();
  }

  @Test
  void staffNeedNoPasswordAndOnceIsEnough() {
    story.isErasedByStaff();
    story.isErasedByStaff();

    assertThat(story.account().events(AccountErased.class)).hasSize(1);
  }

  /** The same address may begin again, as another customer. */
  @Test
  void theAddressIsFreeAgain() {
    var before = story.root().getCustomerId();
    story.isErasedByStaff();
    story.pass(Duration.ofDays(2));

    story.registers("another token");
    story.confirms("another token", "another password");

    assertThat(story.root().getStatus()).isEqualTo(CredentialsStatus.CONFIRMED);
    assertThat(story.root().getCustomerId()).isNotEqualTo(before);
  }
}
