package ai.datapunk.weft.catalog.graph;

import java.util.ArrayList;
import java.util.List;

/**
 * What is drawn as one edge: a link, behind those through calls to other applications. What such a
 * call does before it leaves is done by its own application, not by the one that it is drawn at.
 */
record MeshWay(List<MeshLink> links) {

  /** Makes the list unmodifiable. */
  MeshWay {
    links = List.copyOf(links);
  }

  static MeshWay of(MeshLink link) {
    return new MeshWay(List.of(link));
  }

  /** The same, with a link before it. */
  MeshWay behind(MeshLink link) {
    List<MeshLink> longer = new ArrayList<>(List.of(link));
    longer.addAll(links);
    return new MeshWay(longer);
  }

  MeshLink first() {
    return links.get(0);
  }

  MeshLink last() {
    return links.get(links.size() - 1);
  }

  /** Whether one of its links begins at that method. */
  boolean passes(MeshMethod method) {
    return links.stream().anyMatch(link -> link.from().equals(method));
  }

  boolean possible() {
    return links.stream().anyMatch(MeshLink::possible);
  }

  boolean fallback() {
    return links.stream().anyMatch(MeshLink::fallback);
  }
}
