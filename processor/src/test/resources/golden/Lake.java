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
        @Label(value = "tenant", max = 40) String tenant,
        @Label("cached") boolean cached) {}

    public void fetchURLs() {}

    void notPublic() {}
  }
}
