package ai.datapunk.weft.benchmarks;

import ai.datapunk.weft.annotation.CircuitGuarded;
import ai.datapunk.weft.annotation.Instance;
import ai.datapunk.weft.annotation.Label;
import ai.datapunk.weft.annotation.LoadBalanced;
import ai.datapunk.weft.annotation.MeshService;
import ai.datapunk.weft.annotation.Retried;
import ai.datapunk.weft.annotation.Timed;
import java.net.URI;

/** Methods as users of Weft annotate them. */
@MeshService("benchmark")
class WeftTargets {

  /** Label values. */
  enum Region {
    NORTH,
    EAST,
    SOUTH,
    WEST
  }

  @Timed
  String timed(String question) {
    return Work.answer(question);
  }

  @Timed(metric = "benchmark_work_duration_seconds", help = "By region")
  String timedByRegion(@Label("region") Region region, String question) {
    return Work.answer(question);
  }

  @LoadBalanced
  String loadBalanced(@Instance URI instance, String question) {
    return Work.answer(question);
  }

  @Timed
  @Retried
  @LoadBalanced
  String three(@Instance URI instance, String question) {
    return Work.answer(question);
  }

  @Timed
  @Retried
  @CircuitGuarded(window = "100 calls")
  @LoadBalanced
  String allFour(@Instance URI instance, String question) {
    return Work.answer(question);
  }
}
