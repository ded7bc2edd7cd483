package ai.datapunk.weft.credentials;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * What is kept of a password: PBKDF2 with HMAC-SHA-512 (<a
 * href="https://www.rfc-editor.org/rfc/rfc8018#section-5.2">RFC 8018</a>), a salt of 16 random
 * bytes, and a hash of 32. Its text is {@code pbkdf2-sha512:<iterations>:<salt>:<hash>}, the last
 * two in Base64. Immutable.
 */
public final class PasswordHash {

  /** What OWASP's Password Storage Cheat Sheet recommends for this function. */
  public static final int ITERATIONS = 210_000;

  private static final int FEWEST_ITERATIONS = 100_000;
  private static final int MOST_ITERATIONS = 10_000_000;
  private static final int SALT_BYTES = 16;
  private static final int HASH_BYTES = 32;

  private static final Pattern TEXT =
      Pattern.compile("pbkdf2-sha512:([0-9]{1,8}):([A-Za-z0-9+/]{22}==):([A-Za-z0-9+/]{43}=)");

  private final int iterations;
  private final byte[] salt;
  private final byte[] hash;

  private PasswordHash(int iterations, byte[] salt, byte[] hash) {
    this.iterations = iterations;
    this.salt = salt;
    this.hash = hash;
  }

  /** The hash of a password, with a new salt. Takes about a tenth of a second. */
  public static PasswordHash of(char[] password) {
    byte[] salt = new byte[SALT_BYTES];
    new SecureRandom().nextBytes(salt);
    return new PasswordHash(ITERATIONS, salt, derive(password, salt, ITERATIONS));
  }

  /** One that no password has; a password is compared with it in as long as with another. */
  static PasswordHash ofNobody(int iterations) {
    byte[] random = new byte[SALT_BYTES + HASH_BYTES];
    new SecureRandom().nextBytes(random);
    return new PasswordHash(
        iterations,
        Arrays.copyOf(random, SALT_BYTES),
        Arrays.copyOfRange(random, SALT_BYTES, random.length));
  }

  /**
   * The hash that a text stands for. The text is in no message: it may be a password.
   *
   * @throws IllegalArgumentException if it is none, or has fewer than 100,000 iterations or more
   *     than 10,000,000
   */
  public static PasswordHash parse(String text) {
    Matcher parts = TEXT.matcher(text);
    if (!parts.matches()) {
      throw new IllegalArgumentException(
          "is no hash of a password: make one with `java -cp weft-runtime.jar "
              + HashCommand.class.getName()
              + " password`");
    }
    int iterations = Integer.parseInt(parts.group(1));
    if (iterations < FEWEST_ITERATIONS || iterations > MOST_ITERATIONS) {
      throw new IllegalArgumentException(
          "has " + iterations + " iterations; 100000 to 10000000 are possible");
    }
    return new PasswordHash(
        iterations,
        Base64.getDecoder().decode(parts.group(2)),
        Base64.getDecoder().decode(parts.group(3)));
  }

  int iterations() {
    return iterations;
  }

  /** Whether the hash is of this password: found by hashing it, and comparing in constant time. */
  public boolean matches(char[] password) {
    return MessageDigest.isEqual(hash, derive(password, salt, iterations));
  }

  private static byte[] derive(char[] password, byte[] salt, int iterations) {
    PBEKeySpec spec = new PBEKeySpec(password, salt, iterations, HASH_BYTES * Byte.SIZE);
    try {
      return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA512").generateSecret(spec).getEncoded();
    } catch (GeneralSecurityException absent) {
      throw new IllegalStateException("This JVM has no PBKDF2 with HMAC-SHA-512", absent);
    } finally {
      spec.clearPassword();
    }
  }

  /** The text that {@link #parse} takes. */
  @Override
  public String toString() {
    Base64.Encoder base64 = Base64.getEncoder();
    return "pbkdf2-sha512:"
        + iterations
        + ":"
        + base64.encodeToString(salt)
        + ":"
        + base64.encodeToString(hash);
  }
}
