package ai.datapunk.weft.credentials;

import ai.datapunk.weft.time.Ticker;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The passwords and tokens that are taken, as hashes, and a verdict on what a header {@code
 * Authorization} has of them (<a href="https://www.rfc-editor.org/rfc/rfc7617">RFC 7617</a>, <a
 * href="https://www.rfc-editor.org/rfc/rfc6750">RFC 6750</a>).
 *
 * <p>How long a verdict takes does not depend on how much of a secret is right, nor on whether
 * there is somebody of the name: hashes are compared in constant time, each token with all, and a
 * password is hashed with as many iterations for each name, known or not. Of passwords one is
 * hashed at a time; who is wrong too often has to wait, by address. Neither holds up tokens, nor
 * passwords that were found right within the last ten minutes. Thread-safe.
 */
public final class Credentials {

  /** Longer headers are wrong. */
  static final int LONGEST = 1_024;

  private static final long BUSY_SECONDS = 1;

  private final Map<String, PasswordHash> passwords;
  private final Map<String, TokenHash> tokens;
  private final EqualCost cost;
  private final OneAtATime hashing = new OneAtATime();
  private final Guessing guessing;
  private final VerifiedCredentials<Verdict.Known> verified;

  private Credentials(Builder builder, Ticker ticker) {
    this.passwords = Map.copyOf(builder.passwords);
    this.tokens = Map.copyOf(builder.tokens);
    this.cost = new EqualCost(passwords);
    this.guessing = new Guessing(ticker);
    this.verified = new VerifiedCredentials<>(ticker);
  }

  /** Without any. */
  public static Builder builder() {
    return new Builder();
  }

  /** Whether passwords are taken. */
  public boolean havePasswords() {
    return !passwords.isEmpty();
  }

  /** Whether tokens are taken. */
  public boolean haveTokens() {
    return !tokens.isEmpty();
  }

  /**
   * The verdict on a header.
   *
   * @param authorization null if there was none
   * @param from whose connection it came through
   */
  public Verdict verify(@Nullable String authorization, InetAddress from) {
    if (authorization == null) {
      return new Verdict.Absent();
    }
    if (authorization.length() > LONGEST) {
      return wrong(from);
    }
    String owner = ownerOfToken(authorization);
    if (owner != null) {
      // Nobody guesses a token, and to look at one costs little: no need to wait.
      return new Verdict.Known(owner);
    }
    Verdict.Known known = verified.find(authorization);
    return known != null ? known : look(authorization, from);
  }

  private Verdict look(String authorization, InetAddress from) {
    long wait = guessing.secondsToWait(from);
    if (wait > 0) {
      return new Verdict.TooSoon(wait);
    }
    BasicCredentials basic = passwords.isEmpty() ? null : BasicCredentials.of(authorization);
    if (basic == null) {
      return wrong(from);
    }
    if (!hashing.begin()) {
      return new Verdict.TooSoon(BUSY_SECONDS);
    }
    try {
      if (!isRight(basic)) {
        return wrong(from);
      }
    } finally {
      hashing.end();
    }
    Verdict.Known found = new Verdict.Known(basic.name());
    verified.add(authorization, found);
    return found;
  }

  private Verdict wrong(InetAddress from) {
    return new Verdict.Wrong(guessing.failed(from));
  }

  private boolean isRight(BasicCredentials basic) {
    char[] password = basic.password();
    boolean right = false;
    for (PasswordHash hash : cost.hashes(basic.name())) {
      right |= hash.matches(password);
    }
    Arrays.fill(password, ' ');
    return right && passwords.containsKey(basic.name());
  }

  private @Nullable String ownerOfToken(String authorization) {
    String scheme = "Bearer ";
    if (!authorization.regionMatches(true, 0, scheme, 0, scheme.length())) {
      return null;
    }
    TokenHash shown = TokenHash.of(authorization.substring(scheme.length()).strip());
    String owner = null;
    for (Map.Entry<String, TokenHash> token : tokens.entrySet()) {
      if (token.getValue().isSame(shown)) {
        owner = token.getKey();
      }
    }
    return owner;
  }

  /** The passwords and tokens of {@link Credentials}. Not thread-safe. */
  public static final class Builder {
    private final Map<String, PasswordHash> passwords = new LinkedHashMap<>();
    private final Map<String, TokenHash> tokens = new LinkedHashMap<>();

    private Builder() {}

    /**
     * Takes somebody's password.
     *
     * @throws IllegalArgumentException if the name has a colon, which no header can carry
     */
    public Builder password(String name, PasswordHash hash) {
      if (name.indexOf(':') >= 0) {
        throw new IllegalArgumentException(
            "The name \"" + name + "\" has a colon, which basic authentication cannot carry");
      }
      passwords.put(name, hash);
      return this;
    }

    /** Takes somebody's token. */
    public Builder token(String name, TokenHash hash) {
      tokens.put(name, hash);
      return this;
    }

    /** The credentials. */
    public Credentials build() {
      return build(Ticker.system());
    }

    Credentials build(Ticker ticker) {
      return new Credentials(this, ticker);
    }
  }
}
