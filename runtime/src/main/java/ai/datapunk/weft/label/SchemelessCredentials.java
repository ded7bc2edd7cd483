package ai.datapunk.weft.label;

import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * User and password before a host, where no scheme says that it is a URI: {@code
 * user:password@host}. Tags of images, versions of artifacts, times and addresses of people look
 * much the same, and are told apart.
 */
final class SchemelessCredentials implements SecretFinder {

  /** Neither ends an authority nor can stand in one (RFC 3986), nor begins another parameter. */
  private static final Pattern WORD =
      Pattern.compile("(?:[^\\s/?#\"<>{}|\\\\^`\\[\\]&;]++|[&;](?![\\w.-]{1,40}+=))++");

  /** URIs that name a person (RFC 6068, 3261, 5122, 7565, 3860, 3859) or a package. */
  private static final Set<String> NO_PASSWORD_BEHIND =
      Set.of("mailto", "sip", "sips", "xmpp", "acct", "im", "pres", "npm", "jsr");

  /** An address, what has a port, or this machine; a domain is too. */
  private static final Pattern SURE_HOST =
      Pattern.compile(
          "\\d{1,3}(?:\\.\\d{1,3}){3}(?![\\w.-])|localhost(?!\\w)|\\["
              + "|[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}-]*+:\\d{1,5}(?!\\w)");

  /** One name, which is no algorithm of a digest, as behind the tag of an image. */
  private static final Pattern NAMED_HOST = Pattern.compile("(?!(?:sha|md|blake)\\d++:)\\p{L}");

  private static final Pattern VERSION =
      Pattern.compile("v?\\d++(?:\\.\\d++){0,9}+(?:[.-]\\w++){0,9}+");

  private static final Pattern PASSWORD = Pattern.compile("(?=[^\\p{L}]*+\\p{L})[^:]{4,}+");

  @Override
  public boolean mayBeIn(ScannedText text) {
    return text.text().indexOf(':') >= 0 && (text.isCut() || text.text().indexOf('@') >= 0);
  }

  @Override
  public void find(String text, Masking found) {
    Matcher word = WORD.matcher(text);
    while (word.find()) {
      int colon = word.group().indexOf(':');
      if (colon >= 0) {
        findIn(text, word, word.start() + colon, found);
      }
    }
  }

  private static void findIn(String text, MatchResult word, int colon, Masking found) {
    int user = userBefore(text, word.start(), colon);
    int at = word.start() + word.group().lastIndexOf('@');
    if (at > colon) {
      if (isCredentials(text, user, colon, at)) {
        found.secret(user, at + 1, UriCredentials.MASK_BEFORE_HOST);
      }
    } else if (found.isCut() && word.end() == text.length()) {
      found.secret(user, word.end(), UriCredentials.MASK);
    }
  }

  private static int userBefore(String text, int from, int colon) {
    int user = colon;
    while (user > from && isOfUser(text.charAt(user - 1))) {
      user--;
    }
    return user;
  }

  private static boolean isOfUser(char sign) {
    return Character.isLetterOrDigit(sign) || ".%+~_@-".indexOf(sign) >= 0;
  }

  private static boolean isCredentials(String text, int user, int colon, int at) {
    if (NO_PASSWORD_BEHIND.contains(text.substring(user, colon).toLowerCase(Locale.ROOT))) {
      return false;
    }
    if (DomainName.end(text, at + 1) >= 0 || isAt(SURE_HOST, text, at + 1)) {
      return true;
    }
    String password = text.substring(colon + 1, at);
    return isAt(NAMED_HOST, text, at + 1)
        && PASSWORD.matcher(password).matches()
        && !VERSION.matcher(password).matches();
  }

  private static boolean isAt(Pattern form, String text, int start) {
    return form.matcher(text).region(start, text.length()).lookingAt();
  }
}
