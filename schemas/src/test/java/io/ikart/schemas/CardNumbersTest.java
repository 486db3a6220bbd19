package io.ikart.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CardNumbersTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "4242424242424242",
        "4242 4242 4242 4242",
        "4242-4242-4242-4242",
        "4242 - 4242 - 4242 - 4242",
        "378282246310005",
        "3782 822463 10005",
        "3056 930902 0004",
        "4222222222222",
        "6011 0009 9013 9424",
        "6304000000000000000",
        "pay with 4242424242424242, please",
        "tok_4242424242424242",
        "{\"card\":4242424242424242}",
        "1234 4242 4242 4242 4242",
        "4242 4242 4242 4242 123",
        "+4242424242424242"
      })
  void isFoundHoweverItIsWritten(String text) {
    assertThat(CardNumbers.areIn(text)).isTrue();
    assertThat(CardNumbers.hiddenIn(text)).contains("[card number]").doesNotContain("4242424242");
    assertThat(CardNumbers.areIn(CardNumbers.hiddenIn(text))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "4242424242424241",
        "424242424242",
        "42424242424242424242",
        "cart_01JD9ZTZ5X8Q4M3K2N1H0GFEDC",
        "0044 20 7946 0958",
        "11111111-1111-1111-1111-111111111111",
        "pm_card_visa",
        "2026-11-25 21:37:50.123456"
      })
  void whatIsNoneIsLeftAlone(String text) {
    assertThat(CardNumbers.areIn(text)).isFalse();
    assertThat(CardNumbers.hiddenIn(text)).isSameAs(text);
  }

  @Test
  void everyOneIsHiddenAndTheRestStays() {
    assertThat(CardNumbers.hiddenIn("a 4242424242424242 b 3782 822463 10005, c 12"))
        .isEqualTo("a [card number] b [card number], c 12");
  }

  @Property
  void anyDigitsWithTheirCheckDigitAreOne(
      @ForAll @StringLength(min = 12, max = 18) @CharRange(from = '0', to = '9') String digits) {
    var number = digits + checkDigit(digits);

    assertThat(CardNumbers.isCardNumber(number)).isTrue();
    assertThat(CardNumbers.areIn("before " + number + "; after")).isTrue();
  }

  @Property
  void anyDigitsWithAnotherCheckDigitAreNone(
      @ForAll @StringLength(min = 12, max = 18) @CharRange(from = '0', to = '9') String digits) {
    int wrong = (checkDigit(digits) + 1) % 10;

    assertThat(CardNumbers.areIn("before " + digits + wrong + "; after")).isFalse();
  }

  @Property
  void noUuidIsTakenForOne(@ForAll long high, @ForAll long low) {
    assertThat(CardNumbers.areIn(new UUID(high, low).toString())).isFalse();
  }

  @Property
  void noIdIsTakenForOne(@ForAll long high, @ForAll long low) {
    assertThat(CardNumbers.areIn(Ids.order(Ids.cart(Ids.ulid(high, low)), 1))).isFalse();
  }

  private static int checkDigit(String digits) {
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(digits.length() - 1 - i) - '0';
      sum += i % 2 == 0 ? digit * 2 / 10 + digit * 2 % 10 : digit;
    }
    return (10 - sum % 10) % 10;
  }
}
