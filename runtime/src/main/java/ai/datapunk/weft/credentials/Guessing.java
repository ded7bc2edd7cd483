package ai.datapunk.weft.credentials;

import ai.datapunk.weft.time.Ticker;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Who has guessed wrongly too often, by the address that they come from: after five wrong
 * credentials within a minute an address waits for a minute, and twice as long each time after
 * that, up to sixteen. Of IPv6 addresses the first 64 bits count, which is what one customer of a
 * network has.
 *
 * <p>By address and not by name: who tries many passwords for a name keeps nobody else of that name
 * out. Right credentials take nothing back: who has some of their own could guess on for others'.
 * Remembers a bounded number of addresses; beyond it the one that was wrong longest ago is
 * forgotten. Thread-safe.
 */
final class Guessing {

  static final int ADDRESSES = 10_000;

  private static final int TRIES = 5;
  private static final long WINDOW = TimeUnit.MINUTES.toNanos(1);
  private static final int MOST_DOUBLINGS = 4;
  private static final int IPV6_PREFIX_BYTES = 8;

  private final Ticker ticker;
  private final Map<String, Tries> byAddress = new LinkedHashMap<>();

  Guessing(Ticker ticker) {
    this.ticker = ticker;
  }

  /** For how many seconds an address must not try, rounded up; 0 if it may. */
  synchronized long secondsToWait(InetAddress address) {
    Tries tries = byAddress.get(key(address));
    long left = tries == null || !tries.locked ? 0 : tries.until - ticker.nanoTime();
    return left <= 0 ? 0 : (left - 1) / TimeUnit.SECONDS.toNanos(1) + 1;
  }

  /** Counts wrong credentials; answers whether the address must wait from now on. */
  synchronized boolean failed(InetAddress address) {
    long now = ticker.nanoTime();
    String key = key(address);
    Tries tries = byAddress.remove(key);
    if (tries == null) {
      tries = new Tries(now);
    }
    byAddress.put(key, tries);
    forgetOldest();
    return tries.failed(now);
  }

  synchronized int size() {
    return byAddress.size();
  }

  private void forgetOldest() {
    if (byAddress.size() > ADDRESSES) {
      Iterator<String> oldest = byAddress.keySet().iterator();
      oldest.next();
      oldest.remove();
    }
  }

  private static String key(InetAddress address) {
    byte[] bytes = address.getAddress();
    return HexFormat.of()
        .formatHex(
            address instanceof Inet6Address ? Arrays.copyOf(bytes, IPV6_PREFIX_BYTES) : bytes);
  }

  private static final class Tries {
    private long began;
    private int wrong;
    private int locks;
    private boolean locked;
    private long until;

    Tries(long now) {
      this.began = now;
    }

    boolean failed(long now) {
      if (now - began > WINDOW) {
        began = now;
        wrong = 0;
      }
      if (++wrong < TRIES) {
        return false;
      }
      wrong = 0;
      locked = true;
      until = now + (WINDOW << Math.min(locks++, MOST_DOUBLINGS));
      return true;
    }
  }
}
