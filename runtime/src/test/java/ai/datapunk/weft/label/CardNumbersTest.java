package ai.datapunk.weft.label;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Card numbers however they are written, and the many numbers that are none. */
class CardNumbersTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // Digits beside it.
        "4111 1111 1111 1111 12/27|masked_card_number 12/27",
        "4111111111111111 1227 123|masked_card_number 1227 123",
        "2 4111 1111 1111 1111|2 masked_card_number",
        "12 4111-1111-1111-1111 99|12 masked_card_number 99",
        "4111111111111111 5500005555555559|masked_card_number masked_card_number",
        "4111 1111 1111 1111 5500 0055 5555 5559|masked_card_number masked_card_number",
        // 6 4111 1111 1111 has a right check digit by chance.
        "6 4111 1111 1111 1111|masked_card_number",
        "no. 6 4111 1111 1111 1111 paid|no. masked_card_number paid",
        "4111 1111 1111 1111-joe@shop.example|masked_email",
        "order4111111111111111|ordermasked_card_number",
        "c4111111111111111|cmasked_card_number",
        // What stands between its digits.
        "4111.1111.1111.1111|masked_card_number",
        "4111_1111_1111_1111|masked_card_number",
        "4111 - 1111 - 1111 - 1111|masked_card_number",
        "4111  1111  1111  1111|masked_card_number",
        "3782 822463 10005|masked_card_number",
        "4111+1111+1111+1111|masked_card_number",
        "+4111 1111 1111 1111|+masked_card_number",
        "q=+378282246310005|q=+masked_card_number",
        "4111 _ 1111 _ 1111 _ 1111|masked_card_number",
        "4%20111%20111111111111|masked_card_number",
        "to%204111%201111%201111%201111%20late|to masked_card_number late",
        // Of each network; numbers that they give for tests, or with a check digit by hand.
        "4222222222222|masked_card_number",
        "2223003122003222|masked_card_number",
        "371449635398431|masked_card_number",
        "30569309025904|masked_card_number",
        "3530111333300000|masked_card_number",
        "6011111111111117|masked_card_number",
        "6200000000000005|masked_card_number",
        "6759649826438453|masked_card_number",
        "2200000000000004|masked_card_number",
        "5018000000000009|masked_card_number",
      })
  void aCardNumberIsMaskedAndNothingElse(String value, String shown) {
    assertThat(Sanitized.of(value)).isEqualTo(shown);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "4111\t1111\t1111\t1111",
        "4111\u00a01111\u00a01111\u00a01111",
        "4111\u20111111\u20111111\u20111111",
        "4111\u20131111\u20131111\u20131111",
        "4111\u22121111\u22121111\u22121111",
        "4111\u200b1111\u200b1111\u200b1111",
        "4111%EF%BC%8D1111%EF%BC%8D1111%EF%BC%8D1111",
        "\uff14\uff11\uff11\uff11\uff11\uff11\uff11\uff11\uff11\uff11\uff11\uff11\uff11\uff11\uff11\uff11",
      })
  void signsThatLookAlikeHideNothing(String value) {
    assertThat(Sanitized.of(value)).isEqualTo("masked_card_number");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // No issuer has them, though the check digit is right.
        "0000 0000 0000 0000",
        "0000000000000000",
        "1000000000000008",
        "1600000000006",
        "9000000000000001",
        // Each of these is of an issuer, and has a wrong check digit.
        "4111 1111 1111 1112 12/27",
        "2 4111 1111 1111 1112",
        // Groups are whole.
        "94111111111111111111",
        // Of hexadecimal digits: 41111111 1111 1111 would be right but for the letters around.
        "41111111-1111-1111-a111-111111111111",
        "41111111-1111-1111-1111-111111111111",
        "4111111111111111deadbeefdeadbeef",
        "2026-11-27 12:30:00",
        "2026-11-27T12:30:00.123456789Z",
        "192.168.100.200:54321",
        "+49 30 1234567-89",
        // As card numbers they would be right.
        "+4915112345678",
        "+49 151 1234567-8",
        "tel. +6281234567899",
        "6.1.1-20261128.111437-5",
        "6.1.1-20261128.111437-18",
        "lib-5.0-20261128.111430-1",
      })
  void otherNumbersStay(String value) {
    assertThat(Sanitized.of(value)).isEqualTo(value);
  }

  /** How numbers begin, and how long they are: of each network one or two, written by hand. */
  private static final List<String> ISSUED =
      List.of(
          "4:13",
          "4:16",
          "4:19",
          "51:16",
          "55:16",
          "2221:16",
          "2720:16",
          "34:15",
          "37:15",
          "300:14",
          "36:14",
          "38:16",
          "3528:16",
          "3589:19",
          "2204:16",
          "5018:16",
          "5893:13",
          "6304:19",
          "6011:16",
          "622126:16",
          "65:19",
          "8100:17");

  private static final List<String> BETWEEN =
      List.of("", "", "", " ", "-", ".", "\t", "_", "  ", " - ", "\u00a0", "\u2013", "\u2011");

  private static final List<String> BESIDE =
      List.of("", "card", "no. 7", "12/27", "2", "order", "99 1", "(", "x=");

  private static <T> T one(List<T> of, Random random) {
    return of.get(random.nextInt(of.size()));
  }

  /** Of these digits, and at random, with the check digit that makes a multiple of ten. */
  private static String number(String issued, Random random) {
    int colon = issued.indexOf(':');
    int length = Integer.parseInt(issued.substring(colon + 1));
    StringBuilder digits = new StringBuilder(issued.substring(0, colon));
    while (digits.length() < length - 1) {
      digits.append(random.nextInt(10));
    }
    return IntStream.range(0, 10)
        .mapToObj(last -> digits.toString() + last)
        .filter(CardNumbersTest::isRight)
        .collect(Collectors.joining());
  }

  private static boolean isRight(String number) {
    String doubled = "0246813579";
    int sum = 0;
    boolean second = false;
    for (char digit : new StringBuilder(number).reverse().toString().toCharArray()) {
      sum += (second ? doubled.charAt(digit - '0') : digit) - '0';
      second = !second;
    }
    return sum % 10 == 0;
  }

  private static String grouped(String number, Random random) {
    StringBuilder grouped = new StringBuilder();
    int at = 0;
    while (at < number.length()) {
      int end = Math.min(number.length(), at + 3 + random.nextInt(4));
      grouped.append(number, at, end).append(end < number.length() ? one(BETWEEN, random) : "");
      at = end;
    }
    return grouped.toString();
  }

  private static Set<String> groups(String text) {
    return Pattern.compile("\\d+")
        .matcher(text)
        .results()
        .map(MatchResult::group)
        .collect(Collectors.toSet());
  }

  @Test
  void cardNumbersAreMaskedInGroupsAndBesideOtherDigits() {
    Random random = new Random(17);
    for (int i = 0; i < 10_000; i++) {
      String before = one(BESIDE, random);
      String after = one(BESIDE, random);
      String number = grouped(number(one(ISSUED, random), random), random);
      String value = before + " " + number + " " + after;
      String shown = Sanitized.of(value);
      assertThat(shown).as(value).contains("masked_card_number");
      // A neighbour may be taken for a part of it; nothing of the number may be left.
      assertThat(groups(before + " " + after)).as(value).containsAll(groups(shown));
    }
  }
}
