package io.ikart.e2e.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Texts that match a regular expression of the contract: groups, alternatives, classes, escapes of
 * characters and counts; nothing else stands there, but for what may not follow, which is left to
 * chance. Lengths are at their bounds every other time.
 */
final class PatternText {

  private static final int USUAL_MORE = 12;
  private static final int FIRST = 0x20;
  private static final int LAST = 0x7e;

  private final String pattern;
  private final Random chance;
  private int at;

  private PatternText(String pattern, Random chance) {
    this.pattern = pattern;
    this.chance = chance;
  }

  /** A text that matches. */
  static String of(String pattern, Random chance) {
    return new PatternText(pattern, chance).alternatives();
  }

  private String alternatives() {
    var choices = new ArrayList<String>();
    choices.add(sequence());
    while (at < pattern.length() && pattern.charAt(at) == '|') {
      at++;
      choices.add(sequence());
    }
    return choices.get(chance.nextInt(choices.size()));
  }

  private String sequence() {
    var text = new StringBuilder();
    while (at < pattern.length() && "|)".indexOf(pattern.charAt(at)) < 0) {
      int start = at;
      var first = atom();
      int end = at;
      int times = times();
      int after = at;
      for (int i = 0; i < times; i++) {
        if (i == 0) {
          text.append(first);
        } else {
          at = start;
          text.append(atom());
        }
      }
      at = Math.max(after, end);
    }
    return text.toString();
  }

  private String atom() {
    char next = pattern.charAt(at++);
    return switch (next) {
      case '^', '$' -> "";
      case '(' -> {
        boolean not = pattern.startsWith("?!", at);
        at += not ? 2 : 0;
        var inner = alternatives();
        at++;
        yield not ? "" : inner;
      }
      case '[' -> oneOfClass();
      case '.' -> String.valueOf((char) (FIRST + chance.nextInt(LAST - FIRST + 1)));
      case '\\' -> String.valueOf((char) escaped());
      default -> String.valueOf(next);
    };
  }

  private int escaped() {
    char kind = pattern.charAt(at++);
    if (kind == 'x') {
      at += 2;
      return Integer.parseInt(pattern.substring(at - 2, at), 16);
    }
    return kind == 'd' ? '0' + chance.nextInt(10) : kind;
  }

  private String oneOfClass() {
    boolean not = pattern.charAt(at) == '^';
    at += not ? 1 : 0;
    var in = new ArrayList<Integer>();
    while (pattern.charAt(at) != ']') {
      int from = one();
      int to = from;
      if (pattern.charAt(at) == '-' && pattern.charAt(at + 1) != ']') {
        at++;
        to = one();
      }
      for (int character = from; character <= to; character++) {
        in.add(character);
      }
    }
    at++;
    return String.valueOf((char) (not ? other(in) : in.get(chance.nextInt(in.size()))));
  }

  private int one() {
    char next = pattern.charAt(at++);
    return next == '\\' ? escaped() : next;
  }

  private int other(List<Integer> than) {
    int character = FIRST + chance.nextInt(LAST - FIRST + 1);
    return than.contains(character) ? 'x' : character;
  }

  private int times() {
    if (at >= pattern.length()) {
      return 1;
    }
    return switch (pattern.charAt(at)) {
      case '?' -> counted(0, 1, at + 1);
      case '*' -> counted(0, USUAL_MORE, at + 1);
      case '+' -> counted(1, USUAL_MORE, at + 1);
      case '{' -> {
        int close = pattern.indexOf('}', at);
        var bounds = pattern.substring(at + 1, close).split(",", -1);
        int least = Integer.parseInt(bounds[0]);
        int most = bounds.length == 1 ? least : Integer.parseInt(bounds[1]);
        yield counted(least, most, close + 1);
      }
      default -> 1;
    };
  }

  private int counted(int least, int most, int next) {
    at = next;
    return switch (chance.nextInt(4)) {
      case 0 -> least;
      case 1 -> most;
      default -> least + chance.nextInt(Math.min(most - least, USUAL_MORE) + 1);
    };
  }
}
