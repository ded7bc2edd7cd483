package ai.datapunk.weft.contract;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Words that say that a value is about a person, or is a secret. */
public final class PersonalWords {

  static final Set<String> SINGLE =
      Set.of(
          "email",
          "mail",
          "emailaddress",
          "phone",
          "phonenumber",
          "telephone",
          "mobile",
          "msisdn",
          "password",
          "passwd",
          "pwd",
          "passphrase",
          "token",
          "jwt",
          "secret",
          "credential",
          "session",
          "sessionid",
          "cookie",
          "card",
          "cardnumber",
          "creditcard",
          "debitcard",
          "cvv",
          "pan",
          "iban",
          "ssn",
          "passport",
          "address",
          "ip",
          "ipaddress",
          "ipaddr",
          "ipv4",
          "ipv6",
          "inet",
          "login",
          "surname",
          "birthday",
          "birthdate");
  static final Set<String> PAIRS =
      Set.of(
          "e_mail",
          "client_id",
          "account_id",
          "account_number",
          "account_no",
          "national_id",
          "national_identity",
          "national_insurance",
          "identity_number",
          "insurance_number",
          "tax_id",
          "user_name",
          "first_name",
          "last_name",
          "full_name",
          "api_key",
          "access_key",
          "private_key",
          "social_security",
          "birth_date");
  static final Set<String> PEOPLE =
      Set.of("user", "customer", "cust", "person", "patient", "member");
  static final Set<String> NUMBERS = Set.of("id", "uuid", "guid", "key", "no", "nr", "number");
  static final Set<String> LEADING_NUMBERS = Set.of("id", "uuid", "guid");

  /** What says it at the end of a name only: a {@code uidGenerator} is nobody's. */
  static final Set<String> LAST = Set.of("uid", "tel", "bearer", "auth", "principal", "addr");

  /** The same of two words, whose plural says something else, such as how many there are. */
  static final Set<String> LAST_PAIRS =
      Set.of("current_user", "authenticated_user", "user_details");

  /** What is two words, or a person and a number, written as one. */
  private static final Set<String> JOINED =
      Stream.concat(
              PAIRS.stream().map(pair -> pair.replace("_", "")),
              PEOPLE.stream().flatMap(who -> NUMBERS.stream().map(number -> who + number)))
          .collect(toUnmodifiableSet());

  /** What a name ends in whose other words only say of what it is a kind: {@code card_brand}. */
  private static final Set<String> KINDS =
      Set.of(
          "algorithm",
          "brand",
          "category",
          "class",
          "family",
          "format",
          "kind",
          "level",
          "method",
          "mode",
          "network",
          "os",
          "platform",
          "policy",
          "protocol",
          "provider",
          "scheme",
          "state",
          "status",
          "tier",
          "type",
          "vendor",
          "version");

  private static final Set<String> ALONE = Set.of("user", "customer", "cust", "person");

  private PersonalWords() {}

  /** Whether the name, of whatever style, is that of a kind of something, as few as there are. */
  public static boolean isKind(String name) {
    List<String> words = words(name);
    return words.size() > 1 && says(words.get(words.size() - 1), KINDS);
  }

  /** The word in a name of whatever style that gives it away. */
  public static Optional<String> find(String name) {
    List<String> words = words(name);
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      boolean last = i + 1 == words.size();
      if (says(word, SINGLE) || says(word, JOINED) || (last && says(word, LAST))) {
        return Optional.of(word);
      }
      if (!last && isPersonal(word, words.get(i + 1), i + 2 == words.size())) {
        return Optional.of(word + "_" + words.get(i + 1));
      }
    }
    return words.size() == 1 && says(words.get(0), ALONE)
        ? Optional.of(words.get(0))
        : Optional.empty();
  }

  private static List<String> words(String name) {
    return List.of(OperationNames.of(name.replace('.', '_')).split("_", -1));
  }

  private static boolean isPersonal(String first, String second, boolean last) {
    String pair = first + "_" + second;
    return says(pair, PAIRS)
        || (last && LAST_PAIRS.contains(pair))
        || (PEOPLE.contains(first) && says(second, NUMBERS))
        || (LEADING_NUMBERS.contains(first) && PEOPLE.contains(second));
  }

  /** In the singular or in the plural. */
  private static boolean says(String word, Set<String> words) {
    return words.contains(word)
        || (word.endsWith("s") && words.contains(word.substring(0, word.length() - 1)))
        || (word.endsWith("ses") && words.contains(word.substring(0, word.length() - 2)));
  }
}
