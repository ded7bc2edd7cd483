package ai.datapunk.weft.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;

/** An object that nobody is to hold: the collector tells that it is gone, whenever it is. */
public final class Collectable {

  private static final int MOST_COLLECTIONS = 10;
  private static final long MOST_MILLIS_TO_TELL = 1_000;

  private final ReferenceQueue<Object> collected = new ReferenceQueue<>();
  private final Reference<Object> reference;

  /** This one, which the caller holds no longer when it is asked for. */
  public Collectable(Object object) {
    reference = new WeakReference<>(object, collected);
  }

  /** Fails if somebody holds it. */
  public void assertCollected() throws InterruptedException {
    Reference<?> told = null;
    for (int i = 0; i < MOST_COLLECTIONS && told == null; i++) {
      System.gc();
      told = collected.remove(MOST_MILLIS_TO_TELL);
    }
    assertThat(told).as("what the collector tells of").isSameAs(reference);
  }
}
