package io.ikart.edge.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.ikart.edge.http.Formats;
import io.ikart.schemas.Ids;
import io.ikart.schemas.seal.MasterKey;
import io.ikart.schemas.seal.SealedFields;
import io.ikart.schemas.seal.Sealing;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Tokens that mails bring. */
class MailedTokenTest {

  private static final String ADA = Ids.credentials(Ids.ulid(1, 2));

  @Test
  void aTokenSaysWhoseItIsAndIsNeverMadeTwice() {
    var token = MailedToken.make(ADA);

    assertThat(Formats.MAILED_TOKEN.matches(token.text())).isTrue();
    assertThat(MailedToken.of(token.text())).isEqualTo(token);
    assertThat(MailedToken.make(ADA).text()).isNotEqualTo(token.text());
    assertThat(token.toString()).doesNotContain(token.text());
  }

  @Test
  void onlyTheMailCanReadIt() {
    var sealing = new Sealing(MasterKey.of("5".repeat(64)));
    var token = MailedToken.make(ADA);

    var sealed = token.sealed(sealing);

    assertThat(new String(sealed.getBytes().array(), StandardCharsets.ISO_8859_1))
        .doesNotContain(token.text());
    assertThat(sealing.openForShop(sealed, ADA, SealedFields.MAILED_TOKEN))
        .isEqualTo(token.text().getBytes(StandardCharsets.UTF_8));
    assertThat(token.hash().remaining()).isEqualTo(32);
  }
}
