package ai.datapunk.weft.access;

import ai.datapunk.weft.access.Admission.Principal;
import ai.datapunk.weft.access.Admission.Refusal;
import ai.datapunk.weft.credentials.Credentials;
import ai.datapunk.weft.credentials.PasswordHash;
import ai.datapunk.weft.credentials.TokenHash;
import ai.datapunk.weft.credentials.Verdict;
import ai.datapunk.weft.view.View;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javax.security.auth.x500.X500Principal;

/**
 * The gate for those who are named here, with how they show who they are, and what they may see.
 * All others are refused: with 401 where their credentials are missing or wrong, with 429 while
 * they have to wait. Thread-safe.
 */
public final class Principals implements Gate {

  private static final String CHALLENGE = "WWW-Authenticate";

  private final Credentials credentials;
  private final Map<String, Principal> byName;
  private final Map<X500Principal, Principal> bySubject;
  private final String challenges;

  private Principals(Builder builder) {
    this.credentials = builder.credentials.build();
    this.byName = Map.copyOf(builder.byName);
    this.bySubject = Map.copyOf(builder.bySubject);
    this.challenges = challenges(credentials);
  }

  /** Nobody so far. */
  public static Builder builder() {
    return new Builder();
  }

  private static String challenges(Credentials credentials) {
    List<String> schemes = new ArrayList<>();
    if (credentials.havePasswords()) {
      schemes.add("Basic realm=\"metrics\", charset=\"UTF-8\"");
    }
    if (credentials.haveTokens()) {
      schemes.add("Bearer realm=\"metrics\"");
    }
    return String.join(", ", schemes);
  }

  @Override
  public Admission admit(ScrapeRequest request) {
    List<X509Certificate> chain = request.certificates();
    if (!chain.isEmpty()) {
      Principal known = bySubject.get(chain.get(0).getSubjectX500Principal());
      if (known != null) {
        return known;
      }
    }
    Verdict verdict = credentials.verify(request.authorization(), request.remote().getAddress());
    if (verdict instanceof Verdict.Known known) {
      return Objects.requireNonNull(byName.get(known.name()));
    }
    if (verdict instanceof Verdict.TooSoon wait) {
      return new Refusal(
          429, Map.of("Retry-After", Long.toString(wait.seconds())), Refusal.MUST_WAIT);
    }
    String reason = reason(verdict);
    return challenges.isEmpty()
        ? new Refusal(403, Map.of(), reason)
        : new Refusal(401, Map.of(CHALLENGE, challenges), reason);
  }

  private static String reason(Verdict verdict) {
    if (verdict instanceof Verdict.Wrong wrong) {
      return wrong.locksOut() ? "locked_out" : "wrong_credentials";
    }
    return Refusal.NO_CREDENTIALS;
  }

  /** Those whom {@link Principals} lets in. A name stands for one of them. Not thread-safe. */
  public static final class Builder {
    private final Credentials.Builder credentials = Credentials.builder();
    private final Map<String, Principal> byName = new HashMap<>();
    private final Map<X500Principal, Principal> bySubject = new HashMap<>();
    private final Set<String> tokens = new HashSet<>();

    private Builder() {}

    /**
     * Somebody with a password, by basic authentication.
     *
     * @throws IllegalArgumentException if the name is given already, or has a colon
     */
    public Builder password(String name, PasswordHash hash, View view) {
      add(name, view);
      credentials.password(name, hash);
      return this;
    }

    /**
     * Somebody with a bearer token.
     *
     * @throws IllegalArgumentException if the name is given already, or the token is another's
     */
    public Builder token(String name, TokenHash hash, View view) {
      add(name, view);
      if (!tokens.add(hash.toString())) {
        throw new IllegalArgumentException(
            "The token of " + name + " is another principal's too: whose it is is not clear");
      }
      credentials.token(name, hash);
      return this;
    }

    /**
     * Somebody with a certificate that the endpoint trusts.
     *
     * @param subject the certificate's, as {@code CN=prometheus,O=Example}
     * @throws IllegalArgumentException if the name or the subject is given already, or that is none
     */
    public Builder certificate(String name, String subject, View view) {
      X500Principal distinguished = new X500Principal(subject);
      if (bySubject.putIfAbsent(distinguished, add(name, view)) != null) {
        throw new IllegalArgumentException("Two principals have the subject " + subject);
      }
      return this;
    }

    private Principal add(String name, View view) {
      Principal principal = new Principal(name, view);
      if (byName.putIfAbsent(name, principal) != null) {
        throw new IllegalArgumentException("Two principals have the name " + name);
      }
      return principal;
    }

    /**
     * The gate.
     *
     * @throws IllegalStateException if nobody is named
     */
    public Principals build() {
      if (byName.isEmpty()) {
        throw new IllegalStateException("No principal is named: nobody could scrape");
      }
      return new Principals(this);
    }
  }
}
