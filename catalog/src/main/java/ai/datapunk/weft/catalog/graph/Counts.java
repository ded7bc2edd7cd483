package ai.datapunk.weft.catalog.graph;

/** How many calls across one edge a call of each method leads to, as far as that is known yet. */
final class Counts {

  private final int edge;
  private final long[] known;

  Counts(int edge, int spots) {
    this.edge = edge;
    this.known = new long[spots];
  }

  long known(Spot spot) {
    return known[spot.number()];
  }

  void put(Spot spot, long calls) {
    known[spot.number()] = calls;
  }

  void add(Spot spot, long calls) {
    put(spot, Numbers.sum(known(spot), calls));
  }

  /** Those that one call of a method leads to; what it calls in its own cycle is only called. */
  long of(Spot spot) {
    long ofEach = 0;
    long after = 0;
    for (Spot.Site site : spot.sites()) {
      long most = 0;
      for (Spot.Call call : site.choices()) {
        long further = call.to().place() == spot.place() ? 0 : known(call.to());
        most = Math.max(most, Numbers.sum(across(call), further));
      }
      if (site.fallback()) {
        after = Numbers.sum(after, most);
      } else {
        ofEach = Numbers.sum(ofEach, most);
      }
    }
    return Numbers.sum(after, Numbers.product(spot.method().attempts(), ofEach));
  }

  /** Those across the edge by this call itself. */
  private long across(Spot.Call call) {
    return call.edge() == edge ? call.to().method().attempts() : 0;
  }

  /** Those that come of a call, with itself. */
  long of(Spot.Call call) {
    return Numbers.sum(across(call), known(call.to()));
  }
}
