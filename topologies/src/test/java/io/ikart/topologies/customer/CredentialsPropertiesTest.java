package io.ikart.topologies.customer;

import static org.assertj.core.api.Assertions.assertThat;

import io.ikart.schemas.credentials.AddressConfirmed;
import io.ikart.schemas.credentials.CredentialsStatus;
import io.ikart.schemas.credentials.PasswordReset;
import io.ikart.schemas.credentials.Session;
import io.ikart.schemas.credentials.SessionEnded;
import io.ikart.schemas.credentials.SessionStarted;
import io.ikart.schemas.credentials.SignInFailed;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Laws of an account, whatever owner and strangers do in whatever order. */
class CredentialsPropertiesTest {

  private static final String RIGHT = "right password";

  record Step(String what, int which, int minutes) {}

  @Provide
  Arbitrary<List<Step>> stories() {
    return Combinators.combine(
            Arbitraries.of(
                "register",
                "confirm",
                "forget",
                "reset",
                "sign in",
                "sign in",
                "guess",
                "guess",
                "refresh",
                "refresh",
                "reuse",
                "sign out",
                "end others",
                "change",
                "role",
                "look"),
            Arbitraries.integers().between(0, 3),
            Arbitraries.of(0, 0, 1, 5, 60, 60 * 24, 60 * 24 * 40))
        .as(Step::new)
        .list()
        .ofMaxSize(60);
  }

  private static void take(AccountStory story, Step step) {
    story.pass(Duration.ofMinutes(step.minutes()));
    var session = sessionOf(story, step.which());
    var id = session == null ? "none" : session.getSessionId();
    int generation = session == null ? 1 : session.getGeneration();
    switch (step.what()) {
      case "register" -> story.registers("token " + step.which());
      case "confirm" -> story.confirms("token " + step.which(), RIGHT);
      case "forget" -> story.forgets("token " + step.which());
      case "reset" -> story.resets("token " + step.which(), RIGHT);
      case "sign in" -> story.signsIn(RIGHT);
      case "guess" -> story.signsIn("guess");
      case "refresh" -> story.refreshes(id, generation);
      case "reuse" -> story.refreshes(id, generation - 1);
      case "sign out" -> story.signsOut(id);
      case "end others" -> story.endsOthersThan(id);
      case "change" -> story.changes(id, step.which() == 0 ? "guess" : RIGHT, RIGHT);
      case "role" -> story.may(step.which() == 0 ? "support" : "admin");
      default -> story.looks();
    }
  }

  private static Session sessionOf(AccountStory story, int which) {
    var sessions = story.sessions();
    return which < sessions.size() ? sessions.get(which) : null;
  }

  @Property(tries = 300)
  void afterEveryStepTheRootSaysWhatThePartsAre(@ForAll("stories") List<Step> steps) {
    var story = AccountStory.confirmed();
    for (var step : steps) {
      take(story, step);

      var root = story.root();
      assertThat(root.getSessions()).isEqualTo(story.sessions().size());
      var first =
          story.sessions().stream()
              .map(
                  session ->
                      session.getRefreshBy().isBefore(session.getEndsAt())
                          ? session.getRefreshBy()
                          : session.getEndsAt())
              .min(Instant::compareTo);
      assertThat(root.getNextAt()).isEqualTo(first.orElse(Instant.EPOCH));
      assertThat(root.getStatus()).isEqualTo(CredentialsStatus.CONFIRMED);
    }
  }

  @Property(tries = 300)
  void aSessionBeginsOnceEndsAtMostOnceAndOnlyWhileNoLockStands(
      @ForAll("stories") List<Step> steps) {
    var story = new AccountStory();
    steps.forEach(step -> take(story, step));

    var begun = new HashSet<String>();
    var ended = new HashSet<String>();
    var lockedUntil = Instant.EPOCH;
    boolean confirmed = false;
    for (var event : story.account().events()) {
      if (event instanceof AddressConfirmed) {
        confirmed = true;
      } else if (event instanceof SignInFailed failed) {
        lockedUntil = failed.getLockedUntil();
      } else if (event instanceof PasswordReset) {
        lockedUntil = Instant.EPOCH;
      } else if (event instanceof SessionStarted started) {
        assertThat(confirmed).isTrue();
        assertThat(started.getMeta().getIssuedAt()).isAfterOrEqualTo(lockedUntil);
        assertThat(begun.add(started.getSessionId())).isTrue();
      } else if (event instanceof SessionEnded over) {
        assertThat(begun).contains(over.getSessionId());
        assertThat(ended.add(over.getSessionId())).isTrue();
      }
    }
  }

  /** However much a stranger guesses, there is a bound on how much that is in a day. */
  @Property(tries = 20)
  void fewGuessesADayAreAnsweredHoweverManyAreMade(@ForAll("pauses") List<Integer> seconds) {
    var story = AccountStory.confirmed();
    var end = story.now().plus(Duration.ofDays(1));
    for (int guess = 0; story.now().isBefore(end); guess++) {
      story.signsIn("guess");
      story.pass(Duration.ofSeconds(seconds.get(guess % seconds.size())));
    }

    assertThat(story.account().events(SignInFailed.class)).hasSizeLessThan(4 + 6 + 25);
    assertThat(story.sessions()).isEmpty();
  }

  @Provide
  Arbitrary<List<Integer>> pauses() {
    return Arbitraries.integers().between(20, 900).list().ofMinSize(1).ofMaxSize(20);
  }

  @Property(tries = 200)
  void leftAloneEverythingEndsAndNothingIsWaitedFor(@ForAll("stories") List<Step> steps) {
    var story = new AccountStory();
    steps.forEach(step -> take(story, step));

    story.pass(Duration.ofDays(100));
    story.looks();

    assertThat(story.sessions()).isEmpty();
    if (story.root() != null) {
      assertThat(story.root().getNextAt()).isEqualTo(Instant.EPOCH);
    }
  }
}
