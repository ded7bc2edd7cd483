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

  /**
   * Neither ends an authority nor can stand in one (RFC 3986), but for what passwords have all the
   * same; nor begins another parameter.
   */
  private static final Pattern WORD =
      Pattern.compile(
          "(?:[^\\s/?#\"<>{}|\\\\^`\\[\\]&;]++|[&;?#^](?![\\w.-]{1,40}+=)"
              + "|\\|(?![\\w.-]{1,40}+[=:]))++");

  /** URIs that name a person (RFC 6068, 3261, 5122, 7565, 3860, 3859) or a package: no users. */
  private static final Set<String> SCHEMES =
      Set.of("mailto", "sip", "sips", "xmpp", "acct", "im", "pres", "npm", "jsr");

  /** An address, what has a port, or this machine; a domain is too. */
  private static final Pattern SURE_HOST =
      Pattern.compile(
          "\\d{1,3}(?:\\.\\d{1,3}){3}(?![\\w.-])|localhost(?!\\w)|\\["
              + "|[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}-]*+:\\d{1,5}(?!\\w)");

  /** As versions are called by programs that keep them, in short or in full. */
  private static final String REVISION =
      "(?=[a-f]*+\\d)(?:[0-9a-f]{6,8}|[0-9a-f]{40})(?![\\p{L}\\p{N}.-])";

  /** One name, which is neither a revision nor an algorithm of a digest, as of an image. */
  private static final Pattern NAMED_HOST =
      Pattern.compile("(?!(?:sha|md|blake)\\d++:|" + REVISION + ")\\p{L}");

  private static final Pattern VERSION =
      Pattern.compile("v?\\d++(?:\\.\\d++){0,9}+(?:[.-]\\w++){0,9}+");

  private static final Pattern PASSWORD = Pattern.compile("(?s)(?=[^\\p{L}]*+\\p{L}).{4,}+");

  private static final Pattern COLON = Pattern.compile(":");

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

  private static void findIn(String text, MatchResult word, int firstColon, Masking found) {
    int colon = firstColon;
    int user = userBefore(text, word.start(), colon);
    int next = text.indexOf(':', colon + 1);
    while (isScheme(text.substring(user, colon)) && next >= 0 && next < word.end()) {
      user = userBefore(text, colon + 1, next);
      colon = next;
      next = text.indexOf(':', colon + 1);
    }
    int at = word.start() + word.group().lastIndexOf('@');
    if (at > colon) {
      if (isCredentials(text, user, colon, at)) {
        found.secret(user, at + 1, UriCredentials.MASK_BEFORE_HOST);
      }
    } else if (found.isCut() && word.end() == text.length()) {
      found.secret(user, word.end(), UriCredentials.MASK);
    }
  }

  private static boolean isScheme(String name) {
    return SCHEMES.contains(name.toLowerCase(Locale.ROOT));
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
    if (isScheme(text.substring(user, colon))) {
      return false;
    }
    if (DomainName.end(text, at + 1) >= 0 || isAt(SURE_HOST, text, at + 1)) {
      return true;
    }
    return isAt(NAMED_HOST, text, at + 1) && isPassword(text.substring(colon + 1, at));
  }

  /** Which has none of the parts of an artifact's name that are versions. */
  private static boolean isPassword(String text) {
    return PASSWORD.matcher(text).matches()
        && COLON.splitAsStream(text).noneMatch(part -> VERSION.matcher(part).matches());
  }

  private static boolean isAt(Pattern form, String text, int start) {
    return form.matcher(text).region(start, text.length()).lookingAt();
  }
}
