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
          "phone",
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
          "credentials",
          "session",
          "sessionid",
          "cookie",
          "card",
          "pan",
          "iban",
          "ssn",
          "passport",
          "address",
          "ip",
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
          "customer_id",
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
      if (SINGLE.contains(words.get(i))) {
        return Optional.of(words.get(i));
      }
      String pair = i + 1 < words.size() ? words.get(i) + "_" + words.get(i + 1) : "";
      if (PAIRS.contains(pair)) {
        return Optional.of(pair);
      }
    }
    return words.size() == 1 && ALONE.contains(words.get(0))
        ? Optional.of(words.get(0))
        : Optional.empty();
  }
}
