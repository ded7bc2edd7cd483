package ai.datapunk.weft.contract;

/** What the number of a payment card is (ISO/IEC 7812-1). */
public final class PaymentCard {

  /** The fewest digits of a number. */
  public static final int LEAST_DIGITS = 13;

  /** The most digits of a number. */
  public static final int MOST_DIGITS = 19;

  private PaymentCard() {}

  /**
   * Whether these digits are a number that a network issues, and the last is its check digit: of
   * other numbers of issuers' ranges, one in ten has it by chance.
   *
   * @param digits nothing but {@code 0} to {@code 9}
   */
  public static boolean isNumber(String digits) {
    return digits.length() >= LEAST_DIGITS
        && digits.length() <= MOST_DIGITS
        && CardIssuers.issue(digits)
        && hasCheckDigit(digits);
  }

  /** The formula of Luhn (annex B). */
  private static boolean hasCheckDigit(String digits) {
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(digits.length() - 1 - i) - '0';
      int weighed = i % 2 == 0 ? digit : 2 * digit;
      sum += weighed > 9 ? weighed - 9 : weighed;
    }
    return sum % 10 == 0;
  }
}
