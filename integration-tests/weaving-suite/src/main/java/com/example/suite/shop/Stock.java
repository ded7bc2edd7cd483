package com.example.suite.shop;

import ai.datapunk.weft.annotation.CircuitGuarded;
import ai.datapunk.weft.annotation.Instance;
import ai.datapunk.weft.annotation.LoadBalanced;
import ai.datapunk.weft.annotation.MeshService;
import ai.datapunk.weft.annotation.Retried;
import ai.datapunk.weft.annotation.Timed;
import java.io.IOException;
import java.util.List;

/** Calls that go to one of several instances. */
@MeshService("stock")
public class Stock {

  /** Says who answers. */
  @LoadBalanced
  public String where(int before, @Instance String instance, long after) {
    return before + instance + after;
  }

  /** All that a call can have. */
  @Timed
  @Retried(maxAttempts = 3, delay = "0ms", jitter = 0)
  @CircuitGuarded(service = "stock_all", window = "100 calls", minimumCalls = 100)
  @LoadBalanced(service = "stock_all")
  public String all(@Instance String instance, List<String> asked) throws IOException {
    asked.add(instance);
    if (asked.size() == 1) {
      throw new IOException("not this time");
    }
    return instance;
  }
}
