package ai.datapunk.weft.label;

import ai.datapunk.weft.contract.PaymentCard;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Card numbers, in groups or not. Other digits may stand beside them. UUIDs and words of
 * hexadecimal digits have none.
 */
final class CardNumbers implements SecretFinder {

  private static final String MASK = "masked_card_number";

  private static final String UUID = Identifiers.UUID_FORM + "(?![0-9A-Za-z])";

  /** An identifier or a digest: of eight bytes or more, by fours. */
  private static final String HEXADECIMAL =
      "(?<![0-9A-Za-z])(?=\\d*+[a-fA-F])(?:[0-9a-fA-F]{8}){2,}+(?![0-9A-Za-z])";

  /** When a version of an artifact was deployed, and which it was, as Maven writes it. */
  private static final String SNAPSHOT = "(?<!\\d)20\\d{6}\\.\\d{6}-\\d++";

  private static final Pattern PIECE =
      Pattern.compile(UUID + "|" + HEXADECIMAL + "|" + SNAPSHOT + "|(\\d++)");

  /** A telephone number behind a plus sign has at most so many digits (E.164). */
  private static final int MOST_OF_TELEPHONES = 15;

  /** Spaces and dashes of all kinds, the minus sign among them, and what else joins groups. */
  private static final Pattern BETWEEN = Pattern.compile("[\\s\\p{Z}\\p{Pd}\\u2212._+]{1,3}+");

  /** Digits that stand together. */
  private record Group(int start, int end) {}

  @Override
  public boolean mayBeIn(ScannedText text) {
    return digits(text.text()) >= PaymentCard.LEAST_DIGITS;
  }

  @Override
  public void find(String text, Masking found) {
    List<Group> groups = new ArrayList<>();
    Matcher piece = PIECE.matcher(text);
    Matcher between = BETWEEN.matcher(text);
    int end = 0;
    while (piece.find()) {
      boolean digits = piece.group(1) != null;
      if (!digits || !between.region(end, piece.start()).matches()) {
        findIn(text, groups, found);
        groups.clear();
      }
      if (digits) {
        groups.add(new Group(piece.start(), piece.end()));
      }
      end = piece.end();
    }
    findIn(text, groups, found);
  }

  private static int digits(String text) {
    int digits = 0;
    for (int i = 0; i < text.length(); i++) {
      char sign = text.charAt(i);
      digits += sign >= '0' && sign <= '9' ? 1 : 0;
    }
    return digits;
  }

  /**
   * Masks numbers that overlap as one: with digits beside it, a part of a real one may be a number
   * by chance, and nothing tells which it is.
   */
  private static void findIn(String text, List<Group> groups, Masking found) {
    int start = -1;
    int end = -1;
    for (int i = 0; i < groups.size(); i++) {
      int endOfNumber = endOfNumber(text, groups, i);
      if (endOfNumber < 0) {
        continue;
      }
      if (groups.get(i).start >= end) {
        mask(start, end, found);
        start = groups.get(i).start;
      }
      end = Math.max(end, endOfNumber);
    }
    mask(start, end, found);
  }

  private static void mask(int start, int end, Masking found) {
    if (start >= 0) {
      found.secret(start, end, MASK);
    }
  }

  /** Where the longest number ends that begins with this group; -1 if there is none. */
  private static int endOfNumber(String text, List<Group> groups, int first) {
    StringBuilder digits = new StringBuilder();
    boolean isBehindPlus = isBehindPlus(text, groups.get(0));
    int end = -1;
    for (int i = first; i < groups.size(); i++) {
      Group group = groups.get(i);
      if (digits.length() + group.end - group.start > PaymentCard.MOST_DIGITS) {
        return end;
      }
      digits.append(text, group.start, group.end);
      if (PaymentCard.isNumber(digits.toString())
          && !(isBehindPlus && isTelephone(digits.toString()))) {
        end = group.end;
      }
    }
    return end;
  }

  private static boolean isBehindPlus(String text, Group group) {
    return group.start > 0 && text.charAt(group.start - 1) == '+';
  }

  /** Of cards that are as short, those in use begin with other digits. */
  private static boolean isTelephone(String digits) {
    return digits.length() <= MOST_OF_TELEPHONES && "4568".indexOf(digits.charAt(0)) >= 0;
  }
}
