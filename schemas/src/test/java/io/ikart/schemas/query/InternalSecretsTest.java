package io.ikart.schemas.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

/** The secret between edges and query servers, and how it is changed while both run. */
class InternalSecretsTest {

  private static final InternalSecrets OLD = InternalSecrets.of("yesterday");
  private static final InternalSecrets NEW = InternalSecrets.of("today");

  @Test
  void whoHasItIsAnsweredAndNobodyElse() {
    assertThat(OLD.accepts(OLD.authorization())).isTrue();
    assertThat(OLD.accepts(NEW.authorization())).isFalse();
    assertThat(OLD.accepts("yesterday")).isFalse();
    assertThat(OLD.accepts(null)).isFalse();
  }

  @Test
  void inEachStepOfAChangeBothSidesUnderstandEachOther() {
    var first = InternalSecrets.of("yesterday, today");
    var second = InternalSecrets.of("today,yesterday");

    for (var steps : new InternalSecrets[][] {{OLD, first}, {first, second}, {second, NEW}}) {
      assertThat(steps[0].accepts(steps[1].authorization())).isTrue();
      assertThat(steps[1].accepts(steps[0].authorization())).isTrue();
    }
    assertThat(NEW.accepts(OLD.authorization())).isFalse();
  }

  @Test
  void aMissingOneIsRefusedAndNoneIsShown() {
    for (var list : new String[] {"", " ", "today,", ",today"}) {
      assertThatIllegalArgumentException().isThrownBy(() -> InternalSecrets.of(list));
    }
    assertThat(NEW.toString()).doesNotContain("today");
  }
}
