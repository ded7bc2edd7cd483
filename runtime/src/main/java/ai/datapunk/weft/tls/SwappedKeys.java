package ai.datapunk.weft.tls;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/**
 * A key manager whose keys are replaced while handshakes go on: one that has chosen a key gets this
 * key's certificates, even if there are newer ones by then. Thread-safe.
 */
@SuppressWarnings(
    "NullAway") // What it extends says null where there is none, and is not annotated.
final class SwappedKeys extends X509ExtendedKeyManager {

  /** Keys with a number of their own, which the names of the keys begin with. */
  record Generation(long number, X509ExtendedKeyManager keys) {

    private static final AtomicLong LAST = new AtomicLong();

    static Generation next(X509ExtendedKeyManager keys) {
      return new Generation(LAST.incrementAndGet(), keys);
    }

    private String prefix() {
      return number + ":";
    }
  }

  private final Reloaded<Generation> reloaded;
  private volatile Generation latest;
  private volatile Generation before;

  SwappedKeys(Reloaded<Generation> reloaded) {
    this.reloaded = reloaded;
    this.latest = reloaded.get();
    this.before = latest;
  }

  /** Files are read outside of the lock, so that no handshake waits for another one's look. */
  private Generation current() {
    Generation now = reloaded.get();
    take(now);
    return now;
  }

  /** One that another handshake was faster than is the one before by now. */
  private synchronized void take(Generation now) {
    if (now.number() > latest.number()) {
      before = latest;
      latest = now;
    }
  }

  @Override
  public @Nullable String chooseEngineServerAlias(
      String keyType, Principal[] issuers, SSLEngine engine) {
    Generation now = current();
    String alias = now.keys().chooseEngineServerAlias(keyType, issuers, engine);
    return alias == null ? null : now.prefix() + alias;
  }

  @Override
  public X509Certificate @Nullable [] getCertificateChain(String alias) {
    Generation of = generation(alias);
    return of == null ? null : of.keys().getCertificateChain(name(of, alias));
  }

  @Override
  public @Nullable PrivateKey getPrivateKey(String alias) {
    Generation of = generation(alias);
    return of == null ? null : of.keys().getPrivateKey(name(of, alias));
  }

  private @Nullable Generation generation(String alias) {
    Generation newest = latest;
    if (alias.startsWith(newest.prefix())) {
      return newest;
    }
    Generation older = before;
    return alias.startsWith(older.prefix()) ? older : null;
  }

  private static String name(Generation of, String alias) {
    return alias.substring(of.prefix().length());
  }

  @Override
  public @Nullable String chooseServerAlias(String keyType, Principal[] issuers, Socket socket) {
    return null;
  }

  @Override
  public String @Nullable [] getServerAliases(String keyType, Principal[] issuers) {
    return null;
  }

  @Override
  public String @Nullable [] getClientAliases(String keyType, Principal[] issuers) {
    return null;
  }

  @Override
  public @Nullable String chooseClientAlias(String[] keyType, Principal[] issuers, Socket socket) {
    return null;
  }
}
