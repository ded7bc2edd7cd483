package ai.datapunk.weft.catalog.graph;

import java.util.ArrayList;
import java.util.List;

/**
 * A method, with what its calls are drawn as. One that is a call to another application has several
 * of these, one for each origin.
 */
final class Spot {

  /**
   * A call that is one of those which can be made at a place.
   *
   * @param edge the number of the edge that it is drawn as, or {@link DrawnEdges#NONE}
   */
  record Call(Spot to, int edge) {}

  /** A place at which one call is made. */
  record Site(boolean fallback, List<Call> choices) {}

  private final int number;
  private final int place;
  private final MeshMethod method;
  private final Origin origin;
  private final List<Site> sites = new ArrayList<>();

  Spot(int number, int place, MeshMethod method, Origin origin) {
    this.number = number;
    this.place = place;
    this.method = method;
    this.origin = origin;
  }

  /** From 0 on, among all. */
  int number() {
    return number;
  }

  /** Where its method is among the strong components. */
  int place() {
    return place;
  }

  MeshMethod method() {
    return method;
  }

  Origin origin() {
    return origin;
  }

  List<Site> sites() {
    return sites;
  }

  /** All that can be made, whichever is. */
  List<Call> calls() {
    return sites.stream().flatMap(site -> site.choices().stream()).toList();
  }

  void add(Site site) {
    sites.add(site);
  }
}
