package ai.datapunk.weft.contract;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How the card numbers of networks begin, and how many digits they have: what two card validators
 * that are kept up to date say, Braintree's <a
 * href="https://github.com/braintree/credit-card-type">credit-card-type</a> and the {@code
 * CreditCardValidator} of <a href="https://commons.apache.org/validator/">Apache Commons</a>, of
 * which the wider one holds where they differ. Smaller networks number within ranges of these.
 */
final class CardIssuers {

  /**
   * The numbers between two, by their first digits.
   *
   * @param from the first digits of the least
   * @param to those of the greatest, as many
   */
  private record Range(String from, String to, Set<Integer> lengths) {

    static Range of(String from, String to, Integer... lengths) {
      return new Range(from, to, Set.of(lengths));
    }

    static Range of(String from, String to, Set<Integer> lengths) {
      return new Range(from, to, lengths);
    }

    boolean has(String digits) {
      String begin = digits.substring(0, from.length());
      return lengths.contains(digits.length())
          && from.compareTo(begin) <= 0
          && begin.compareTo(to) <= 0;
    }
  }

  private static final List<Range> RANGES =
      List.of(
          // Visa
          Range.of("4", "4", 13, 16, 18, 19),
          // Mastercard
          Range.of("51", "55", 16),
          Range.of("2221", "2720", 16),
          // American Express
          Range.of("34", "34", 15),
          Range.of("37", "37", 15),
          // Diners Club
          Range.of("300", "305", 14, 16, 19),
          Range.of("3095", "3095", 14, 16, 19),
          Range.of("36", "36", 14, 16, 19),
          Range.of("38", "39", 14, 16, 19),
          // JCB
          Range.of("3528", "3589", between(16, 19)),
          Range.of("1800", "1800", 15),
          Range.of("2131", "2131", 15),
          // Mir
          Range.of("2200", "2204", between(16, 19)),
          // Maestro, Verve, Elo
          Range.of("50", "50", between(13, 19)),
          Range.of("56", "59", between(13, 19)),
          // Maestro, Discover, UnionPay, RuPay, Hipercard
          Range.of("6", "6", between(13, 19)),
          // Troy
          Range.of("9792", "9792", 16),
          // UnionPay, RuPay
          Range.of("81", "82", between(14, 19)));

  private CardIssuers() {}

  private static Set<Integer> between(int shortest, int longest) {
    return IntStream.rangeClosed(shortest, longest).boxed().collect(Collectors.toUnmodifiableSet());
  }

  /** Whether a network has numbers that begin so and are as long. */
  static boolean issue(String digits) {
    for (Range range : RANGES) {
      if (range.has(digits)) {
        return true;
      }
    }
    return false;
  }
}
