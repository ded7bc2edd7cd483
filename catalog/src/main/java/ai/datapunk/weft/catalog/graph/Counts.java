package ai.datapunk.weft.catalog.graph;

import java.util.ArrayList;
import java.util.List;

/** How many calls across one edge a call of each method leads to, as far as that is known yet. */
final class Counts {

  private final long[] known;
  private final List<Spot> touched = new ArrayList<>();
  private int edge;

  Counts(int spots) {
    this.known = new long[spots];
  }

  /** Forgets what is known, for another edge. */
  void begin(int of) {
    touched.forEach(spot -> known[spot.number()] = 0);
    touched.clear();
    edge = of;
  }

  long known(Spot spot) {
    return known[spot.number()];
  }

  void put(Spot spot, long calls) {
    if (known(spot) == 0) {
      touched.add(spot);
    }
    known[spot.number()] = calls;
  }

  void add(Spot spot, long calls) {
    put(spot, Numbers.sum(known(spot), calls));
  }

  /** Those that one call of a method makes; what it calls in its own cycle is only called. */
  long made(Spot spot) {
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
  long through(Spot.Call call) {
    return Numbers.sum(across(call), known(call.to()));
  }
}
