package ai.datapunk.weft.label;

import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The sanitizer that knows secrets and personal data by their form. What is found becomes a fixed
 * text by its kind: a salted one would be a new series for each.
 *
 * <p>It takes linear time and a small stack, whatever the value: at most 1,024 code units are
 * looked at; what a regular expression repeats is bounded, possessive or a single class of signs,
 * so that matching neither recurses nor tries other ways through what it has read; and none begins
 * again at each sign within that, but only where a word, a run of digits or a name does.
 */
final class StandardSanitizer implements LabelSanitizer {

  static final LabelSanitizer INSTANCE = new StandardSanitizer();

  /** What is found first is masked when the next ones look. */
  private static final List<SecretFinder> KINDS =
      List.of(
          // First: what is left of credentials would look like an e-mail address.
          new UriCredentials(),
          new SchemelessCredentials(),
          // Before parameters, whose value ends at a space, and before tokens that these may be.
          new BasicCredentials(),
          new BearerTokens(),
          new JsonWebTokens(),
          new SecretParameters(),
          // Before e-mail addresses: the last digits of a number would look like a part of one.
          new CardNumbers(),
          new EmailAddresses());

  private final Identifiers identifiers = new Identifiers();

  private StandardSanitizer() {}

  @Override
  public String sanitize(String metric, String label, String value) {
    ScannedText masked = masked(ScannedText.of(value), PlainText::normalized);
    // Decoded afterwards: an escaped delimiter does not end a secret.
    boolean escaped = PlainText.normalized(masked.text()).indexOf('%') >= 0;
    ScannedText decoded = escaped ? masked(masked, PlainText::decoded) : masked;
    String shown = decoded.visible();
    identifiers.tellOf(metric, label, shown);
    return shown;
  }

  /** The text without the secrets that its form shows, in that form; as it is if there are none. */
  private static ScannedText masked(ScannedText text, UnaryOperator<String> form) {
    ScannedText plain = text.as(form);
    ScannedText masked = plain;
    for (SecretFinder kind : KINDS) {
      masked = masked.without(kind);
    }
    return masked.equals(plain) ? text : masked;
  }
}
