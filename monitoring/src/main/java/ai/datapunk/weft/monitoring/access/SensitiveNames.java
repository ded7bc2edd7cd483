package ai.datapunk.weft.monitoring.access;

import ai.datapunk.weft.contract.OperationNames;
import java.util.regex.Pattern;

/** Names that say that a value is about a person, or is a secret. */
public final class SensitiveNames {

  private static final String WORDS =
      "e?mail|phone|telephone|msisdn"
          + "|user|login|customer|person|patient|first_?name|last_?name|full_?name|surname"
          + "|birthday|birth_?date"
          + "|ip|ipv4|ipv6|ipaddr|address"
          + "|password|passwd|pwd|passphrase|token|jwt|secret|credential|session|cookie"
          + "|api_?key|access_?key|private_?key"
          + "|card|cvv|iban|ssn|passport|account_?(id|number)|client_?id|tax_?id|national_?id";

  /**
   * What such names look like, for Java and for Prometheus, which both match whole names. What only
   * says of which kind something is, such as {@code token_type}, is none.
   */
  public static final String PATTERN =
      "(?i)(.+_)?(" + WORDS + ")s?(_?(id|uuid|guid|key|name|number|address))?";

  private static final Pattern NAMES = Pattern.compile(PATTERN);

  private SensitiveNames() {}

  /** Whether a name of whatever style is one. */
  public static boolean isSensitive(String name) {
    return matches(name) || matches(OperationNames.of(name.replaceAll("[.-]", "_")));
  }

  /** Whether Prometheus sees it in the name as it stands. */
  static boolean matches(String name) {
    return NAMES.matcher(name).matches();
  }
}
