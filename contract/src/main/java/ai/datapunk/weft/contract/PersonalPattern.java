package ai.datapunk.weft.contract;

import static java.util.stream.Collectors.joining;

import java.util.Arrays;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

/**
 * The {@link PersonalWords} as a regular expression, for whoever drops labels by their names and
 * cannot be told why one is harmless. So it is stricter than the words: an {@code address} may be a
 * server's, and is somebody's only where the name says of whom.
 */
public final class PersonalPattern {

  /** What machines have as well as people do. */
  private static final Set<String> OF_MACHINES =
      Set.of(
          "addr",
          "address",
          "auth",
          "card",
          "inet",
          "ip",
          "ipaddr",
          "ipaddress",
          "ipv4",
          "ipv6",
          "mobile",
          "pan",
          "uid");

  /** Whose these are, if they are somebody's, or what makes them so. */
  private static final Set<String> OF_SOMEBODY =
      Set.of(
          "account",
          "bank",
          "billing",
          "caller",
          "card",
          "client",
          "connecting",
          "contact",
          "credit",
          "debit",
          "delivery",
          "email",
          "forwarded",
          "guest",
          "health",
          "home",
          "id",
          "identity",
          "insurance",
          "ip",
          "login",
          "mac",
          "mail",
          "origin",
          "originating",
          "owner",
          "payment",
          "peer",
          "phone",
          "postal",
          "real",
          "recipient",
          "remote",
          "sender",
          "session",
          "shipping",
          "signup",
          "sim",
          "source",
          "src",
          "street",
          "subscriber",
          "visitor",
          "wallet",
          "work");

  /** What needs a number to be a person: a {@code member} may be one of a cluster. */
  private static final String MEMBER = "member";

  private static final String ANY = "(.+_)?";
  private static final String SEVERAL = "(e?s)?";
  private static final String NUMBER = "(_?" + oneOf(PersonalWords.NUMBERS) + ")";

  /**
   * What names of labels look like that say that a value is about a person, or is a secret; for
   * Java and for Prometheus, which match whole names. What only says of which kind something is,
   * such as {@code token_type}, is none.
   */
  public static final String REGEX = regex();

  private PersonalPattern() {}

  private static String regex() {
    Set<String> words = new TreeSet<>(PersonalWords.SINGLE);
    words.addAll(PersonalWords.LAST);
    words.removeAll(OF_MACHINES);
    PersonalWords.PAIRS.forEach(pair -> words.add(pair.replace("_", "_?")));
    Set<String> people = new TreeSet<>(PersonalWords.PEOPLE);
    people.remove(MEMBER);
    // Who logs in is somebody too, by whatever name.
    people.add("login");
    Set<String> somebody = new TreeSet<>(OF_SOMEBODY);
    somebody.addAll(PersonalWords.PEOPLE);
    return "(?i)"
        + any(
            ANY + oneOf(words) + SEVERAL + NUMBER + "?",
            "(" + ANY + oneOf(somebody) + "_?)?" + oneOf(OF_MACHINES) + SEVERAL + NUMBER + "?",
            ANY + oneOf(people) + SEVERAL + "(" + NUMBER + "|_?name|_details)?",
            ANY + MEMBER + SEVERAL + NUMBER,
            ANY
                + oneOf(PersonalWords.LEADING_NUMBERS)
                + "_"
                + oneOf(PersonalWords.PEOPLE)
                + SEVERAL);
  }

  private static String oneOf(Collection<String> words) {
    return any(new TreeSet<>(words).toArray(String[]::new));
  }

  private static String any(String... some) {
    return Arrays.stream(some).collect(joining("|", "(", ")"));
  }
}
