package ai.datapunk.weft.benchmarks;

import io.micrometer.core.annotation.Timed;

/** A method as users of Micrometer annotate it. */
class MicrometerTargets {

  @Timed(value = "micrometer.calls", histogram = true)
  String timed(String question) {
    return Work.answer(question);
  }
}
