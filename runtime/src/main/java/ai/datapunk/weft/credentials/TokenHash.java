package ai.datapunk.weft.credentials;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What is kept of a bearer token: its SHA-256. That is as good as a slow hash for tokens that
 * {@link #newToken} makes, which nobody can guess, and not for words: these are for {@link
 * PasswordHash}. Its text is {@code sha256:} and 64 hexadecimal digits. Immutable.
 */
public final class TokenHash {

  private static final int TOKEN_BYTES = 32;
  private static final String PREFIX = "sha256:";
  private static final Pattern TEXT = Pattern.compile(PREFIX + "[0-9a-fA-F]{64}");

  private final byte[] hash;

  private TokenHash(byte[] hash) {
    this.hash = hash;
  }

  /** A token of 256 random bits, as text that a header can carry. */
  public static String newToken() {
    byte[] random = new byte[TOKEN_BYTES];
    new SecureRandom().nextBytes(random);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
  }

  /** The hash of a token. */
  public static TokenHash of(String token) {
    return new TokenHash(sha256(token.getBytes(StandardCharsets.UTF_8)));
  }

  /**
   * The hash that a text stands for. The text is in no message: it may be a token.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static TokenHash parse(String text) {
    if (!TEXT.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "is no hash of a token: make both with `java -cp weft-runtime.jar "
              + HashCommand.class.getName()
              + " token`");
    }
    return new TokenHash(
        HexFormat.of().parseHex(text.substring(PREFIX.length()).toLowerCase(Locale.ROOT)));
  }

  /** Whether both are of the same token; compared in constant time. */
  public boolean isSame(TokenHash other) {
    return MessageDigest.isEqual(hash, other.hash);
  }

  static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException absent) {
      throw new IllegalStateException("Every JVM has SHA-256", absent);
    }
  }

  /** The text that {@link #parse} takes. */
  @Override
  public String toString() {
    return PREFIX + HexFormat.of().formatHex(hash);
  }
}
