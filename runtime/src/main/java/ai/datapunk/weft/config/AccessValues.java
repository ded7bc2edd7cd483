package ai.datapunk.weft.config;

import ai.datapunk.weft.credentials.HashCommand;
import ai.datapunk.weft.credentials.PasswordHash;
import ai.datapunk.weft.credentials.TokenHash;
import ai.datapunk.weft.view.GaugeRule;
import ai.datapunk.weft.view.Grant;
import ai.datapunk.weft.view.Level;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import javax.security.auth.x500.X500Principal;

/** What the values of settings can be that say who may scrape, and what they see. */
final class AccessValues {

  private static final Predicate<String> NAME =
      Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]*").asMatchPredicate();

  private static final Predicate<String> LABEL =
      Pattern.compile("[A-Za-z_][A-Za-z0-9_]*").asMatchPredicate();

  static final ValueType NAMES =
      new ValueType(
          "names of letters, digits, - and _, with commas between them", CommaList.all(NAME));

  static final ValueType PASSWORD_HASH =
      new ValueType(
              "a hash of a password, as `"
                  + HashCommand.class.getName()
                  + " password` makes it, of 100000 to 10000000 iterations",
              text -> parses(() -> PasswordHash.parse(text)))
          .untold();

  static final ValueType TOKEN_HASH =
      new ValueType(
              "a hash of a token, as `" + HashCommand.class.getName() + " token` makes it",
              text -> parses(() -> TokenHash.parse(text)))
          .untold();

  static final ValueType SUBJECT =
      new ValueType(
          "a certificate's subject such as CN=prometheus,O=Example",
          text -> !text.isBlank() && parses(() -> new X500Principal(text)));

  static final ValueType FAMILIES =
      new ValueType(
          "names of families with commas between them, each with or without a * at its end",
          CommaList.all(family -> parses(() -> Grant.of(family))));

  static final ValueType LEVEL =
      new ValueType(
          "service, operation, instance or all",
          text ->
              Arrays.stream(Level.values())
                  .anyMatch(level -> text.equals(level.name().toLowerCase(Locale.ROOT))));

  static final ValueType LABELS =
      new ValueType("names of labels with commas between them", CommaList.all(LABEL));

  static final ValueType LABEL_VALUES =
      new ValueType(
          "labels with values, as in service=stock, with commas between them",
          CommaList.all(pair(LABEL, value -> !value.isBlank())));

  static final ValueType GAUGE_RULES =
      new ValueType(
          "gauges with sum, minimum or maximum, as in queue_depth=sum, with commas between them",
          CommaList.all(
              pair(
                  gauge -> !gauge.isBlank(),
                  rule ->
                      Arrays.stream(GaugeRule.values())
                          .anyMatch(each -> rule.equals(each.name().toLowerCase(Locale.ROOT))))));

  private AccessValues() {}

  /** A key and a value around the first equals sign. */
  private static Predicate<String> pair(Predicate<String> key, Predicate<String> value) {
    return text -> {
      int sign = text.indexOf('=');
      return sign > 0 && key.test(text.substring(0, sign)) && value.test(text.substring(sign + 1));
    };
  }

  /** Whether there is no fault: what cannot be parsed throws. */
  private static boolean parses(Runnable parser) {
    parser.run();
    return true;
  }
}
