package ai.datapunk.weft.processor.check;

import ai.datapunk.weft.processor.read.SnakeCase;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Words that say that a value is about a person, or is a secret. */
final class PersonalWords {

  private static final Set<String> SINGLE =
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
          "apikey",
          "token",
          "jwt",
          "secret",
          "credential",
          "session",
          "sessionid",
          "cookie",
          "card",
          "cardnumber",
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
          "username",
          "userid",
          "customerid",
          "login",
          "surname",
          "birthday",
          "birthdate");
  private static final Set<String> PAIRS =
      Set.of(
          "e_mail",
          "user_id",
          "user_uuid",
          "user_number",
          "customer_id",
          "customer_uuid",
          "customer_number",
          "client_id",
          "account_id",
          "person_id",
          "patient_id",
          "member_id",
          "national_id",
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
  private static final Set<String> ALONE = Set.of("user", "customer", "person");

  private PersonalWords() {}

  /** The word in a name of whatever style that gives it away. */
  static Optional<String> find(String name) {
    List<String> words = List.of(SnakeCase.of(name.replace('.', '_')).split("_", -1));
    for (int i = 0; i < words.size(); i++) {
      if (says(words.get(i), SINGLE)) {
        return Optional.of(words.get(i));
      }
      String pair = i + 1 < words.size() ? words.get(i) + "_" + words.get(i + 1) : "";
      if (says(pair, PAIRS)) {
        return Optional.of(pair);
      }
    }
    return words.size() == 1 && says(words.get(0), ALONE)
        ? Optional.of(words.get(0))
        : Optional.empty();
  }

  /** In the singular or in the plural. */
  private static boolean says(String word, Set<String> words) {
    return words.contains(word)
        || (word.endsWith("s") && words.contains(word.substring(0, word.length() - 1)))
        || (word.endsWith("ses") && words.contains(word.substring(0, word.length() - 2)));
  }
}
