package com.example.storefront.batch;

import ai.datapunk.weft.Weft;
import ai.datapunk.weft.push.MetricsPusher;
import com.example.storefront.metrics.PipelineMetrics;
import java.io.IOException;
import java.net.URI;

/** Counts all shelves, pushes what that was like, and ends. */
public final class StockTake {

  private StockTake() {}

  /** Takes the gateway's address and the number of shelves. */
  // tag::main[]
  public static void main(String[] args) {
    Scanner scanner = new Scanner();
    PipelineMetrics pipeline = Weft.metrics(PipelineMetrics.class);
    int missing = 0;
    try (MetricsPusher pusher =
        MetricsPusher.to(URI.create(args[0]), "stock_take").groupBy("warehouse", "north").start()) {
      // Whatever it throws, this is what is pushed.
      pipeline.failed();
      for (int shelf = 1; shelf <= Integer.parseInt(args[1]); shelf++) {
        try {
          scanner.count(shelf);
        } catch (IOException unread) {
          missing++;
        }
      }
      if (missing == 0) {
        pipeline.succeeded();
      }
    }
    System.exit(missing == 0 ? 0 : 1);
  }
  // end::main[]
}
