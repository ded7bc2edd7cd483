package ai.datapunk.weft.catalog.graph;

import ai.datapunk.weft.catalog.CatalogCall;

/**
 * That one method leads to another.
 *
 * @param joins whether it is the way from a call to an application into that application: its two
 *     ends are drawn as one
 */
record MeshLink(MeshMethod from, MeshMethod to, Manner manner, boolean joins) {

  /**
   * How it leads there.
   *
   * @param possible whether that depends on which class is there at run time
   * @param fallback whether only the fallback does, once, after all attempts
   * @param otherThread whether another thread makes the call
   * @param handled whether what the call throws is caught
   */
  record Manner(boolean possible, boolean fallback, boolean otherThread, boolean handled) {

    static final Manner PLAIN = new Manner(false, false, false, false);

    /** That of a way on which both lie. */
    Manner then(Manner next) {
      return new Manner(
          possible || next.possible,
          fallback || next.fallback,
          otherThread || next.otherThread,
          handled || next.handled);
    }

    /** What is true of two ways that are drawn as one. */
    Manner or(Manner other) {
      return new Manner(
          possible && other.possible,
          fallback && other.fallback,
          otherThread && other.otherThread,
          handled && other.handled);
    }
  }

  /** That a method calls another. */
  static MeshLink of(MeshMethod from, MeshMethod to, CatalogCall call) {
    Manner manner =
        new Manner(call.possible(), call.fallback(), call.otherThread(), call.handled());
    return new MeshLink(from, to, manner, false);
  }

  /** That a method begins in an application. */
  static MeshLink begin(MeshMethod start, MeshMethod to) {
    return new MeshLink(start, to, Manner.PLAIN, false);
  }

  static MeshLink join(MeshMethod from, MeshMethod to) {
    return new MeshLink(from, to, Manner.PLAIN, true);
  }

  /** Whether who calls is held up: by another thread only where it answers when that is done. */
  boolean isWaitedFor() {
    return !manner.otherThread() || from.answersLater();
  }
}
