package ai.datapunk.weft.it.weaving;

import ai.datapunk.weft.annotation.Instance;
import ai.datapunk.weft.annotation.Label;
import ai.datapunk.weft.annotation.LoadBalanced;
import ai.datapunk.weft.annotation.MeshService;
import ai.datapunk.weft.annotation.Timed;
import ai.datapunk.weft.it.weaving.Shapes.Tier;

/** Methods with more parameters than the advice can bind. */
@MeshService("many_parameters")
public class ManyParameters {

  /**
   * Fourteen, of which the third is the last that is bound: the two {@code double} are behind it.
   */
  @Timed(metric = "many_parameters_early_seconds", help = "By tier and flag")
  double early(
      @Label("tier") Tier tier,
      int second,
      @Label("flag") boolean flag,
      double fourth,
      String a5,
      String a6,
      String a7,
      String a8,
      String a9,
      String a10,
      String a11,
      String a12,
      String a13,
      double last) {
    return second + fourth + last;
  }

  /** Fourteen, of which the twelfth is the last that is bound. */
  @LoadBalanced
  @Timed(metric = "many_parameters_late_seconds", help = "By flag")
  String late(
      String a1,
      String a2,
      @Label("flag") boolean flag,
      String a4,
      String a5,
      String a6,
      String a7,
      String a8,
      String a9,
      String a10,
      String a11,
      @Instance String instance,
      long a13,
      double a14) {
    return a1 + flag + instance + a13 + a14;
  }

  /** Seventeen, of which the sixteenth alone is bound. */
  @Timed(metric = "many_parameters_single_seconds", help = "By flag")
  int single(
      int a1,
      int a2,
      int a3,
      int a4,
      int a5,
      int a6,
      int a7,
      int a8,
      int a9,
      int a10,
      int a11,
      int a12,
      int a13,
      int a14,
      int a15,
      @Label("flag") boolean flag,
      int a17) {
    return a1 + a17;
  }
}
