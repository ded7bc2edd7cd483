package ai.datapunk.weft.credentials;

import ai.datapunk.weft.time.Ticker;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Credentials that were found right, so that a password is not hashed at each scrape, and that
 * nobody who guesses can keep a scraper out that is known. Remembered are keyed hashes of them,
 * with a key that is in no other JVM, for ten minutes from when they were last used. Bounded:
 * beyond it the one that was used longest ago is forgotten. Thread-safe.
 *
 * @param <T> whose they are
 */
final class VerifiedCredentials<T> {

  static final int MOST = 1_000;

  private static final String MAC = "HmacSHA256";
  private static final long KEPT = TimeUnit.MINUTES.toNanos(10);

  private final Ticker ticker;
  private final SecretKeySpec key;
  private final Map<ByteBuffer, Verified<T>> all = new LinkedHashMap<>();

  VerifiedCredentials(Ticker ticker) {
    this.ticker = ticker;
    byte[] random = new byte[32];
    new SecureRandom().nextBytes(random);
    this.key = new SecretKeySpec(random, MAC);
  }

  /** Whose they are; null if that is not known. */
  @Nullable T find(String credentials) {
    return find(hash(credentials));
  }

  private synchronized @Nullable T find(ByteBuffer hash) {
    Verified<T> verified = all.remove(hash);
    long now = ticker.nanoTime();
    if (verified == null || now - verified.lastUsed > KEPT) {
      return null;
    }
    all.put(hash, new Verified<>(verified.owner, now));
    return verified.owner;
  }

  /** These are the owner's. */
  void add(String credentials, T owner) {
    add(hash(credentials), owner);
  }

  private synchronized void add(ByteBuffer hash, T owner) {
    // One for each: nobody can have others forgotten by many spellings of what is theirs.
    all.values().removeIf(verified -> verified.owner.equals(owner));
    all.put(hash, new Verified<>(owner, ticker.nanoTime()));
    if (all.size() > MOST) {
      Iterator<ByteBuffer> oldest = all.keySet().iterator();
      oldest.next();
      oldest.remove();
    }
  }

  synchronized int size() {
    return all.size();
  }

  /** What it takes to look this up says nothing of what is remembered: nobody else has the key. */
  private ByteBuffer hash(String credentials) {
    try {
      Mac mac = Mac.getInstance(MAC);
      mac.init(key);
      return ByteBuffer.wrap(mac.doFinal(credentials.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException absent) {
      throw new IllegalStateException("Every JVM has " + MAC, absent);
    }
  }

  private record Verified<T>(T owner, long lastUsed) {}
}
