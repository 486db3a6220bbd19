package io.ikart.connect.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.ikart.schemas.common.Money;
import io.ikart.schemas.notification.Fact;
import io.ikart.schemas.notification.MailIntent;
import io.ikart.schemas.order.OrderSummary;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LettersTest {

  private final Letters letters = new Letters("", "Tea Shop", "https://shop.example/");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "order-confirmed",
        "payment-failed",
        "order-rejected",
        "order-cancelled",
        "order-shipped",
        "order-delivered",
        "order-refunded"
      })
  void everyTemplateIsThereInEveryLanguageAndSaysWhichOrder(String template) {
    for (var locale : new String[] {"en", "de"}) {
      var letter =
          letters.write(Mails.intent(1, template, Mails.ada(locale)), Mails.ada(locale), "");

      assertThat(letter.language()).isEqualTo(locale);
      assertThat(letter.subject()).contains(Mails.order(1)).doesNotContain("\n", "{");
      assertThat(letter.text()).contains(Mails.order(1), "Ada Lovelace", "Tea Shop");
      assertThat(letter.text()).doesNotContain("{", "<p>");
      assertThat(letter.html()).contains(Mails.order(1), "<html lang=\"" + locale + "\">");
    }
  }

  @Test
  void whoWaitedIsToldWhatIsThereAgainInEveryLanguage() {
    var asked = Mails.intent(1, "back-in-stock", Mails.ada("en"));
    var fact = Fact.newBuilder(asked.getFact()).setOrder(null).setSku("TEA").build();
    var intent = MailIntent.newBuilder(asked).setFact(fact).build();
    for (var locale : new String[] {"en", "de"}) {
      var letter = letters.write(intent, Mails.ada(locale), "");

      assertThat(letter.language()).isEqualTo(locale);
      assertThat(letter.subject()).startsWith("TEA ").doesNotContain("{");
      assertThat(letter.text()).contains("TEA", "Ada Lovelace").doesNotContain("{", "<p>");
      assertThat(letter.html()).contains("TEA", "<html lang=\"" + locale + "\">");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "account-registered, /account/confirm#",
    "account-reset, /account/reset#",
    "account-exists, ",
    "account-password-changed, ",
    "account-locked, ",
  })
  void whatIsToldOfAnAccountBringsItsTokenInEveryLanguage(String template, String place) {
    var intent = aboutAnAccount(template);
    for (var locale : new String[] {"en", "de"}) {
      var letter = letters.write(intent, Mails.ada(locale), "t0ken");
      var plain = new Letters("", "Tea Shop", "").write(intent, Mails.ada(locale), "t0ken");

      assertThat(letter.language()).isEqualTo(locale);
      assertThat(letter.subject()).isNotBlank().doesNotContain("{", "t0ken");
      assertThat(letter.text()).contains("Ada Lovelace", "Tea Shop").doesNotContain("{", "<p>");
      assertThat(letter.html()).contains("<html lang=\"" + locale + "\">");
      if (place == null) {
        assertThat(letter.text() + letter.html()).doesNotContain("t0ken");
      } else {
        assertThat(letter.text()).contains("https://shop.example" + place + "t0ken\n");
        assertThat(letter.html()).contains("https://shop.example" + place + "t0ken\"");
        assertThat(plain.text()).contains(": t0ken\n").doesNotContain("/account/");
      }
    }
  }

  private static MailIntent aboutAnAccount(String template) {
    var asked = Mails.intent(1, template, Mails.ada("en"));
    var fact =
        Fact.newBuilder(asked.getFact()).setOrder(null).setParcel(null).setAmount(null).build();
    return MailIntent.newBuilder(asked).setFact(fact).setLines(List.of()).build();
  }

  @Test
  void theLinesAndTheirSumsStandInTheConfirmation() {
    var english = confirmation("en-GB");
    var german = confirmation("de-DE");

    assertThat(english.text())
        .contains("\n\n2 x Tea & <b>Scones</b>: £9.00\n1 x Mug: £3.50\nTotal: £12.50\n\nFollow")
        .endsWith("/orders/" + Mails.order(1) + "\n\nYours, Tea Shop\n");
    assertThat(german.text()).contains("9,00", "Summe: 12,50");
    assertThat(english.text()).contains("https://shop.example/orders/" + Mails.order(1));
  }

  @Test
  void whatSendingCostsStandsAboveTheTotalThatIncludesIt() {
    var asked = Mails.intent(1, "order-confirmed", Mails.ada("en"));
    var order =
        OrderSummary.newBuilder(asked.getFact().getOrder()).setTotal(Mails.pounds(16_45)).build();
    var intent =
        MailIntent.newBuilder(asked)
            .setFact(Fact.newBuilder(asked.getFact()).setOrder(order).build())
            .setShippingCost(Mails.pounds(3_95))
            .build();
    var english = letters.write(intent, Mails.ada("en-GB"), "");
    var german = letters.write(intent, Mails.ada("de-DE"), "");

    assertThat(english.text())
        .contains("\n1 x Mug: £3.50\nSending: £3.95\nTotal: £16.45\n\nFollow");
    assertThat(english.html()).contains("<td>Sending</td><td align=\"right\">£3.95</td>");
    assertThat(german.text()).contains("\nVersand: 3,95", "\nSumme: 16,45");
    assertThat(german.html()).contains("<td>Versand</td>");
  }

  @Test
  void whatAShopperOrAProductIsCalledCannotBecomeMarkup() {
    assertThat(confirmation("en").html())
        .contains("Tea &amp; &lt;b&gt;Scones&lt;/b&gt;")
        .doesNotContain("<b>Scones");
  }

  @Test
  void aLanguageWithoutTemplatesIsToldInEnglish() {
    assertThat(confirmation("fi").language()).isEqualTo("en");
    assertThat(confirmation("../../etc").language()).isEqualTo("en");
    assertThat(letters.has("../secrets")).isFalse();
    assertThat(letters.has("no-such-template")).isFalse();
  }

  @Test
  void anOperatorsTemplatesComeFirst(@TempDir Path folder) throws Exception {
    Files.createDirectories(folder.resolve("en"));
    Files.writeString(
        folder.resolve("en/order-confirmed.peb"),
        "{% block subject %}Mine{% endblock %}{% block text %}mine{% endblock %}"
            + "{% block html %}<p>mine</p>{% endblock %}");
    var own = new Letters(folder.toString(), "Tea Shop", "");

    assertThat(own.write(Mails.intent(1, "order-confirmed", Mails.ada("en")), Mails.ada("en"), ""))
        .satisfies(letter -> assertThat(letter.subject()).isEqualTo("Mine"));
    assertThat(own.has("order-shipped")).isTrue();
  }

  @Test
  void anAmountHasTheDigitsOfItsCurrency() {
    assertThat(Words.money(new Money(1234L, "JPY"), Locale.ENGLISH)).contains("1,234");
    assertThat(Words.money(new Money(1234L, "KWD"), Locale.ENGLISH)).contains("1.234");
    assertThat(Words.money(new Money(5L, "GBP"), Locale.UK)).isEqualTo("£0.05");
  }

  private Letter confirmation(String locale) {
    return letters.write(
        Mails.intent(1, "order-confirmed", Mails.ada(locale)), Mails.ada(locale), "");
  }
}
