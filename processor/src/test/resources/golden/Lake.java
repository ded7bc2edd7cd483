package shop;

import ai.datapunk.weft.annotation.Label;
import ai.datapunk.weft.annotation.MeshService;
import ai.datapunk.weft.annotation.Timed;

class Lake {

  enum Kind {
    HOT,
    COLD
  }

  @MeshService("lake")
  @Timed
  static final class Store {

    @Timed(
        metric = "storage_operation_duration_seconds",
        help = "Storage operations by \"kind\"",
        buckets = {0.001, 0.01, 0.1, 1},
        labels = "tier=hot")
    void store(
        Kind[] kinds,
        @Label("kind") Kind kind,
        @Label(value = "tenant", max = 25) String tenant,
        @Label("cached") boolean cached) {}

    @Timed(metric = "lake_listing_duration_seconds", help = "Listings", histogram = ai.datapunk.weft.annotation.HistogramType.NATIVE)
    void list(
        @Label(value = "user_id", max = 5, mask = true, allow = "masked all the same") long user,
        @Label(value = "session", max = 5, allow = "test sessions only") String session) {}

    public void fetchURLs() {}

    void notPublic() {}
  }
}
