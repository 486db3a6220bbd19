package io.ikart.schemas;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds card numbers in text, so that they can be refused or hidden: 13 to 19 digits with a valid
 * Luhn check digit, in one piece or in the groups cards are printed with, apart from other letters
 * and digits.
 */
public final class CardNumbers {

  private static final int SHORTEST = 13;
  private static final int LONGEST = 19;
  private static final String HIDDEN = "[card number]";
  private static final String GAP = "[ -]{1,3}";
  private static final String FOUR = "[0-9]{4}";

  /** Longest first: of two that begin at one place the longer one is hidden. */
  private static final List<Pattern> SHAPES =
      List.of(
          alone("[0-9]{13,19}"),
          alone(FOUR + ("(?:" + GAP + FOUR + "){3}") + GAP + "[0-9]{1,3}"),
          alone(FOUR + ("(?:" + GAP + FOUR + "){3}")),
          alone(FOUR + ("(?:" + GAP + FOUR + "){2}") + GAP + "[0-9]{1,3}"),
          alone(FOUR + GAP + "[0-9]{6}" + GAP + "[0-9]{4,5}"));

  private CardNumbers() {}

  private static Pattern alone(String digits) {
    return Pattern.compile("(?<![0-9A-Za-z])" + digits + "(?![0-9A-Za-z])");
  }

  /** Whether a card number stands anywhere in the text. */
  public static boolean areIn(String text) {
    return hasDigitsEnough(text) && first(text, 0).isPresent();
  }

  /** The text with every card number hidden; the same text when there is none. */
  public static String hiddenIn(String text) {
    var found = hasDigitsEnough(text) ? first(text, 0) : Optional.<MatchResult>empty();
    if (found.isEmpty()) {
      return text;
    }
    var hidden = new StringBuilder();
    int shown = 0;
    for (; found.isPresent(); found = first(text, shown)) {
      hidden.append(text, shown, found.get().start()).append(HIDDEN);
      shown = found.get().end();
    }
    return hidden.append(text, shown, text.length()).toString();
  }

  /** The first card number that begins at or after this place. */
  private static Optional<MatchResult> first(String text, int from) {
    return SHAPES.stream()
        .flatMap(shape -> first(shape.matcher(text), from).stream())
        .min(Comparator.comparingInt(MatchResult::start));
  }

  /** Steps on by one character: a card number may overlap digits that are none. */
  private static Optional<MatchResult> first(Matcher digits, int from) {
    for (int at = from; digits.find(at); at = digits.start() + 1) {
      if (isCardNumber(digits.group())) {
        return Optional.of(digits.toMatchResult());
      }
    }
    return Optional.empty();
  }

  /** Whether the text is a card number and nothing else, spaces and dashes apart. */
  public static boolean isCardNumber(String text) {
    var digits = text.replace(" ", "").replace("-", "");
    return digits.length() >= SHORTEST
        && digits.length() <= LONGEST
        && digits.chars().allMatch(CardNumbers::isDigit)
        && hasLuhnCheckDigit(digits);
  }

  private static boolean hasLuhnCheckDigit(String digits) {
    int sum = 0;
    for (int fromRight = 0; fromRight < digits.length(); fromRight++) {
      int digit = digits.charAt(digits.length() - 1 - fromRight) - '0';
      int counted = fromRight % 2 == 1 ? 2 * digit : digit;
      sum += counted > 9 ? counted - 9 : counted;
    }
    return sum % 10 == 0;
  }

  /** Nearly all text has not: no pattern needs to be tried. */
  private static boolean hasDigitsEnough(String text) {
    int digits = 0;
    for (int i = 0; i < text.length() && digits < SHORTEST; i++) {
      digits += isDigit(text.charAt(i)) ? 1 : 0;
    }
    return digits >= SHORTEST;
  }

  private static boolean isDigit(int character) {
    return character >= '0' && character <= '9';
  }
}
