package ai.datapunk.weft.catalog.graph;

import java.util.List;

/**
 * A place in a method at which it makes one call: of one method, or of one of several that could be
 * there.
 */
record MeshSite(List<MeshLink> choices) {

  /** Makes the list unmodifiable. */
  MeshSite {
    choices = List.copyOf(choices);
  }

  /** Whether only the fallback comes here. */
  boolean fallback() {
    return choices.get(0).manner().fallback();
  }
}
