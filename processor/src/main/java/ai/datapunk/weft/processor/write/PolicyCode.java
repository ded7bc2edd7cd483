package ai.datapunk.weft.processor.write;

import ai.datapunk.weft.contract.JitterType;
import ai.datapunk.weft.contract.Window;
import ai.datapunk.weft.contract.WindowText;
import ai.datapunk.weft.processor.read.CircuitGuardedAnnotation;
import ai.datapunk.weft.processor.read.RetriedAnnotation;
import com.squareup.javapoet.CodeBlock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * Writes the expressions that build policies. Every value is written, also where it is the default:
 * what was compiled against one version of Weft then keeps its behaviour under the next.
 */
final class PolicyCode {

  private PolicyCode() {}

  static CodeBlock of(RetriedAnnotation retried) {
    CodeBlock.Builder code = CodeBlock.builder();
    code.add("$T.DEFAULT", RuntimeNames.RETRY_POLICY);
    code.add("\n    .maxAttempts($L)", retried.maxAttempts());
    code.add("\n    .backoff(")
        .add(Code.duration(retried.delay()))
        .add(", $L, ", retried.multiplier())
        .add(Code.duration(retried.maxDelay()))
        .add(")");
    code.add("\n    .jitter($L)", retried.jitter());
    if (retried.jitterType() != JitterType.PROPORTIONAL) {
      code.add("\n    .jitterType($T.$L)", RuntimeNames.JITTER_TYPE, retried.jitterType());
    }
    if (retried.budget() > 0) {
      code.add("\n    .budget($L)", retried.budget());
    }
    if (!retried.maxDuration().isEmpty()) {
      code.add("\n    .maxDuration(").add(Code.duration(retried.maxDuration())).add(")");
    }
    code.add("\n    .retryOn(").add(Code.classes(retried.retryOn())).add(")");
    if (!retried.abortOn().isEmpty()) {
      code.add("\n    .abortOn(").add(Code.classes(retried.abortOn())).add(")");
    }
    if (retried.hasResultsToRetry()) {
      code.add("\n    .retryOnResult(")
          .add(Code.classes(List.of(retried.retryOnResult())))
          .add(")");
    }
    return code.build();
  }

  static CodeBlock of(CircuitGuardedAnnotation guarded) {
    CodeBlock.Builder code = CodeBlock.builder();
    code.add("$T.DEFAULT", RuntimeNames.CIRCUIT_POLICY);
    code.add("\n    .failureRate($L)", guarded.failureRate());
    code.add("\n    .window(").add(window(guarded.window())).add(", $L)", guarded.minimumCalls());
    code.add("\n    .recovery(")
        .add(Code.duration(guarded.openFor()))
        .add(", $L)", guarded.trialCalls());
    if (!guarded.slowCall().isEmpty()) {
      code.add("\n    .slowCalls(")
          .add(Code.duration(guarded.slowCall()))
          .add(", $L)", guarded.slowCallRate());
    }
    code.add("\n    .failOn(").add(Code.classes(guarded.failOn())).add(")");
    if (!guarded.ignore().isEmpty()) {
      code.add("\n    .ignore(").add(Code.classes(guarded.ignore())).add(")");
    }
    return code.build();
  }

  private static CodeBlock window(WindowText text) {
    Window window = Objects.requireNonNull(text.value());
    Duration time = window.time();
    return time == null ? CodeBlock.of("$L", window.calls()) : Code.duration(time);
  }
}
