package ai.datapunk.weft.label;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The numbers of payment cards in a text: 13 to 19 digits (ISO/IEC 7812-1) of a range that issuers
 * have, with a right check digit; in groups or not, whatever digits stand before and behind them.
 */
final class CardNumbers {

  static final int LEAST_DIGITS = 13;

  private static final int MOST_DIGITS = 19;
  private static final String MASK = "masked_card_number";

  /** What stands between groups: one sign, of those that are seen as a space, a dash or a dot. */
  private static final String SEPARATOR = "[ \\t.\\-\\p{Zs}\\p{Pd}\\p{Cf}]";

  static final String UUID = "[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}";

  /** A hash, or a UUID without dashes: with a letter, or it could be a card among other digits. */
  private static final String HASH =
      "(?<![\\p{L}\\p{N}])(?=[0-9]*+[a-fA-F])[0-9a-fA-F]{32,}+(?![\\p{L}\\p{N}])";

  private static final String IDENTIFIER = "(?:" + UUID + "|" + HASH + ")";

  /** An identifier, which is left alone, or groups of digits. */
  private static final Pattern NUMBERS =
      Pattern.compile(
          IDENTIFIER + "|(?<groups>[0-9]++(?:" + SEPARATOR + "(?!" + IDENTIFIER + ")[0-9]++)*+)");

  private static final Pattern GROUP = Pattern.compile("[0-9]++");

  /** Numbers of issuers: how they begin, and how many digits they can have. */
  private record Range(Pattern beginning, Set<Integer> lengths) {

    static Range of(String beginning, Integer... lengths) {
      return new Range(Pattern.compile(beginning), Set.of(lengths));
    }

    boolean has(CharSequence digits) {
      return lengths.contains(digits.length()) && beginning.matcher(digits).lookingAt();
    }
  }

  /**
   * The ranges of Visa; Mastercard; American Express; Diners Club; JCB; Maestro, Discover, UnionPay
   * and others; RuPay, Mir, Troy. Not that of UATP, with whose 1 times in milliseconds begin.
   */
  private static final List<Range> ISSUED =
      List.of(
          Range.of("4", 13, 16, 19),
          Range.of("5[1-5]|222[1-9]|22[3-9]|2[3-6]|27[01]|2720", 16),
          Range.of("3[47]", 15),
          Range.of("30[0-5]|3[689]", 14, 15, 16, 17, 18, 19),
          Range.of("352[89]|35[3-8]", 16, 17, 18, 19),
          Range.of("50|5[678]|6", 13, 14, 15, 16, 17, 18, 19),
          Range.of("8[12]|220[0-4]|9792", 16, 17, 18, 19));

  private CardNumbers() {}

  /** The text without them. */
  static String masked(String text) {
    Matcher numbers = NUMBERS.matcher(text);
    StringBuilder shown = new StringBuilder();
    int copied = 0;
    while (numbers.find()) {
      if (numbers.group("groups") != null) {
        for (int[] card : cards(text, numbers.start(), numbers.end())) {
          shown.append(text, copied, card[0]).append(MASK);
          copied = card[1];
        }
      }
    }
    return copied == 0 ? text : shown.append(text, copied, text.length()).toString();
  }

  /** Where cards begin and end in this part of a text, which is of groups of digits. */
  private static List<int[]> cards(String text, int from, int to) {
    List<int[]> groups = new ArrayList<>();
    Matcher group = GROUP.matcher(text).region(from, to);
    while (group.find()) {
      groups.add(new int[] {group.start(), group.end()});
    }
    List<int[]> cards = new ArrayList<>();
    int first = 0;
    while (first < groups.size()) {
      int after = afterCard(text, groups, first);
      if (after > first) {
        cards.add(new int[] {groups.get(first)[0], groups.get(after - 1)[1]});
        first = after;
      } else {
        first++;
      }
    }
    return cards;
  }

  /** The group behind a card that begins with this one; this one if there is none. */
  private static int afterCard(String text, List<int[]> groups, int first) {
    StringBuilder digits = new StringBuilder();
    int after = first;
    for (int i = first; i < groups.size() && digits.length() < MOST_DIGITS; i++) {
      digits.append(text, groups.get(i)[0], groups.get(i)[1]);
      if (isCard(digits)) {
        after = i + 1;
      }
    }
    return after;
  }

  private static boolean isCard(CharSequence digits) {
    return ISSUED.stream().anyMatch(range -> range.has(digits)) && hasCheckDigit(digits);
  }

  /** The formula of Luhn (ISO/IEC 7812-1, annex B). */
  private static boolean hasCheckDigit(CharSequence digits) {
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(digits.length() - 1 - i) - '0';
      int weighed = i % 2 == 0 ? digit : 2 * digit;
      sum += weighed > 9 ? weighed - 9 : weighed;
    }
    return sum % 10 == 0;
  }
}
