package io.ikart.edge.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ikart.edge.problem.ProblemException;
import io.ikart.schemas.credentials.PasswordHash;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Hashing passwords and comparing them. */
class PasswordsTest {

  private static final String ADA = "cred_ada";
  private static final String PASSWORD = "correct horse battery";

  private final AccountSecrets secrets = AccountSecrets.of("6".repeat(64));
  private final Passwords passwords = new Passwords(secrets);

  @AfterEach
  void close() {
    passwords.close();
  }

  @Test
  void onlyTheSamePasswordOfTheSameAccountMatches() {
    var hash = passwords.hash(ADA, PASSWORD).join();

    assertThat(matches(ADA, PASSWORD, hash)).isTrue();
    assertThat(matches(ADA, PASSWORD + " ", hash)).isFalse();
    assertThat(matches("cred_bob", PASSWORD, hash)).isFalse();
    assertThat(passwords.matches(ADA, PASSWORD, Optional.empty()).join()).isFalse();
  }

  @Test
  void theSamePasswordTwiceIsTwoHashesWithWhatTheyCost() {
    var one = passwords.hash(ADA, PASSWORD).join();
    var other = passwords.hash(ADA, PASSWORD).join();

    assertThat(one.getSalt()).isNotEqualTo(other.getSalt());
    assertThat(one.getHash()).isNotEqualTo(other.getHash());
    assertThat(one.getAlgorithm()).isEqualTo("argon2id");
    assertThat(one.getMemoryKb()).isGreaterThanOrEqualTo(19 * 1024);
    assertThat(one.getIterations()).isGreaterThanOrEqualTo(2);
    assertThat(one.getSalt().remaining()).isEqualTo(16);
    assertThat(one.getHash().remaining()).isEqualTo(32);
  }

  @Test
  void withoutTheShopsSecretAHashCannotBeChecked() {
    var hash = passwords.hash(ADA, PASSWORD).join();
    try (var others = new Passwords(AccountSecrets.of("7".repeat(64)))) {
      assertThat(others.matches(ADA, PASSWORD, Optional.of(hash)).join()).isFalse();
    }
  }

  @Test
  void aHashOfOtherCostsIsComparedAtItsOwn() {
    var hash = passwords.hash(ADA, PASSWORD).join();
    var dearer = PasswordHash.newBuilder(hash).setIterations(3).build();

    assertThat(matches(ADA, PASSWORD, dearer)).isFalse();
  }

  @Test
  void theSameCharactersInTwoFormsAreTheSamePassword() {
    var hash = passwords.hash(ADA, "caf\u00e9 au lait, please").join();

    assertThat(matches(ADA, "cafe\u0301 au lait, please", hash)).isTrue();
  }

  @Test
  void whoComesWhenTooManyWaitIsToldToComeBack() {
    try (var busy = new Passwords(secrets, 1, 1)) {
      var asked = new ArrayList<CompletableFuture<PasswordHash>>();
      for (int number = 0; number < 10; number++) {
        asked.add(busy.hash(ADA, PASSWORD));
      }
      var refused = asked.stream().filter(CompletableFuture::isCompletedExceptionally).toList();

      assertThat(refused).hasSizeGreaterThanOrEqualTo(6);
      assertThatThrownBy(() -> refused.get(0).join())
          .isInstanceOf(CompletionException.class)
          .cause()
          .isInstanceOfSatisfying(
              ProblemException.class,
              e -> assertThat(e.problem().headers()).containsKey("Retry-After"));
      asked.stream()
          .filter(each -> !refused.contains(each))
          .forEach(each -> assertThat(each.join()).isNotNull());
    }
  }

  /** RFC 9106, section 5.3: the library computes what everybody else's does. */
  @Test
  void theLibraryAgreesWithTheStandard() {
    var parameters =
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withVersion(Argon2Parameters.ARGON2_VERSION_13)
            .withMemoryAsKB(32)
            .withIterations(3)
            .withParallelism(4)
            .withSalt(filled(16, 2))
            .withSecret(filled(8, 3))
            .withAdditional(filled(12, 4))
            .build();
    var generator = new Argon2BytesGenerator();
    generator.init(parameters);
    var tag = new byte[32];
    generator.generateBytes(filled(32, 1), tag);

    assertThat(HexFormat.of().formatHex(tag))
        .isEqualTo("0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659");
  }

  @Test
  void anAddressIsFoundHoweverItIsWrittenAndOnlyWithTheSecret() {
    var id = secrets.credentialsOf("Ada@Example.ORG");

    assertThat(id).isEqualTo(secrets.credentialsOf(" ada@example.org ")).startsWith("cred_");
    assertThat(id).isNotEqualTo(secrets.credentialsOf("ada@example.com"));
    assertThat(id).isNotEqualTo(AccountSecrets.of("7".repeat(64)).credentialsOf("ada@example.org"));
    assertThat(secrets.toString()).doesNotContain("666");
  }

  private boolean matches(String owner, String password, PasswordHash hash) {
    return passwords.matches(owner, password, Optional.of(hash)).join();
  }

  private static byte[] filled(int size, int with) {
    var text = Character.toString((char) with).repeat(size);
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
