package ai.datapunk.weft.catalog.graph;

import ai.datapunk.weft.catalog.CatalogCall;

/**
 * That one method leads to another.
 *
 * @param apart whether what fails behind it does not make the method try again: what only its
 *     fallback calls, it catches, or another thread does
 * @param joins whether it is the way from a call to an application into that application: its two
 *     ends are drawn as one
 */
record MeshLink(
    MeshMethod from,
    MeshMethod to,
    boolean possible,
    boolean fallback,
    boolean apart,
    boolean joins) {

  /** That a method calls another. */
  static MeshLink of(MeshMethod from, MeshMethod to, CatalogCall call) {
    boolean apart = call.fallback() || call.handled() || call.otherThread();
    return new MeshLink(from, to, call.possible(), call.fallback(), apart, false);
  }

  /** That a method begins in an application. */
  static MeshLink begin(MeshMethod start, MeshMethod to) {
    return new MeshLink(start, to, false, false, false, false);
  }

  static MeshLink join(MeshMethod from, MeshMethod to) {
    return new MeshLink(from, to, false, false, false, true);
  }
}
