package ai.datapunk.weft.catalog.graph;

/**
 * Where the calls of a method are drawn to come from. What a call to another application does
 * before it leaves is done by its own application, so that it comes from who makes that call.
 *
 * @param manner how that leads to the method
 */
record Origin(MeshNode node, MeshLink.Manner manner) {

  /** That of what is done at a node itself. */
  static Origin at(MeshNode node) {
    return new Origin(node, MeshLink.Manner.PLAIN);
  }

  /** That of what is done at the end of a link from here, on the way to another application. */
  Origin behind(MeshLink link) {
    return new Origin(node, manner.then(link.manner()));
  }
}
