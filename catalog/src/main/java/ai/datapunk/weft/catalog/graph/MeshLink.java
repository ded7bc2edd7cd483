package ai.datapunk.weft.catalog.graph;

/**
 * That one method leads to another.
 *
 * @param joins whether it is the way from a call to an application into that application: its two
 *     ends are drawn as one
 */
record MeshLink(MeshMethod from, MeshMethod to, boolean possible, boolean fallback, boolean joins) {

  static MeshLink call(MeshMethod from, MeshMethod to, boolean possible, boolean fallback) {
    return new MeshLink(from, to, possible, fallback, false);
  }

  static MeshLink join(MeshMethod from, MeshMethod to) {
    return new MeshLink(from, to, false, false, true);
  }
}
