package com.example.suite.shop;

import ai.datapunk.weft.annotation.CircuitGuarded;
import ai.datapunk.weft.annotation.MeshService;
import java.util.concurrent.Callable;

/** Calls behind a circuit that opens after two failures of four. */
@MeshService("payments")
public class Payments {

  /** Calls the service. */
  @CircuitGuarded(failureRate = 0.5, window = "4 calls", minimumCalls = 4, openFor = "1h")
  public int charge(int cents, Callable<Integer> service) throws Exception {
    return cents + service.call();
  }
}
