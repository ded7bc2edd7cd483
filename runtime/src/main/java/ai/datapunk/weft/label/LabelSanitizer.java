package ai.datapunk.weft.label;

/**
 * What takes secrets and personal data out of the values of open labels, before they are recorded:
 * of {@code @Label} parameters that say neither {@code mask} nor {@code allow}, and of the services
 * and operations that code names itself. Asked for each new value, not for each call: of values
 * that have no series of their own, being masked or beyond a limit, the latest are remembered. Must
 * give the same for the same value, and be thread-safe.
 *
 * <p>Whatever it returns is cleaned afterwards: control characters and line separators become
 * spaces, what is longer than 128 characters is cut, and what is empty becomes {@code unknown}. If
 * it throws or returns null, the value is recorded as {@code unknown}, which is counted in {@code
 * weft_recording_failures_total}: a value that could not be looked at is not shown.
 */
@FunctionalInterface
public interface LabelSanitizer {

  /**
   * The value as it may be shown.
   *
   * @param metric the name of the metric
   * @param label the name of the label
   * @param value the value, cut after 1,024 characters; not empty
   */
  String sanitize(String metric, String label, String value);

  /**
   * The one that is used unless another is given: bearer tokens, JSON web tokens, card numbers of a
   * network with a right check digit, credentials in URIs and before hosts, and e-mail addresses
   * become a fixed text by their kind, such as {@code masked_email}. Values that look like UUIDs,
   * or have ten digits in a row, stay as they are; the log tells of them once for each label.
   *
   * <p>It takes linear time. Of a value that has 1,023 UTF-16 code units or more, the first 1,024
   * are looked at, and what the first 512 become is given: it may have been cut within a secret.
   */
  static LabelSanitizer standard() {
    return StandardSanitizer.INSTANCE;
  }
}
