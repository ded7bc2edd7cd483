package ai.datapunk.weft.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.datapunk.weft.record.AttemptRecorder;
import ai.datapunk.weft.record.OperationRecorder;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** What is left of a call where Weft does nothing: the method's own. */
class InertProbeTest {

  private final ClassProbes probes = ClassProbes.none(InertProbeTest.class);
  private final Probe probe = probes.probe("any", new Class<?>[0], Object.class);

  @Test
  void aCallGetsItsArgumentAndItsResult() {
    assertThat(probe.labelCount()).isZero();
    assertThat(probe.instanceParameter()).isEqualTo(-1);
    OperationRecorder operation = probe.label(probe.operation("given"), "label");
    AttemptRecorder recorder = probe.enter(operation, null, "given");
    assertThat(recorder.argument("given")).isEqualTo("given");
    assertThat(recorder.argument(null)).isNull();
    long start = probe.begin(recorder);
    assertThat(probe.succeeded(operation, null, recorder, start, "result")).isEqualTo("result");
  }

  @Test
  void aFailureIsTheCallers() {
    IOException thrown = new IOException();
    assertThatThrownBy(() -> probe.failed(probe.operation(), null, null, Probe.NOT_BEGUN, thrown))
        .isSameAs(thrown);
    assertThatThrownBy(() -> probes.fallBack("any", new Class<?>[0], this, new Object[0], thrown))
        .isSameAs(thrown);
  }

  @Test
  void aBodyThatOutlastsItsCallRunsOnce() throws Throwable {
    Object[] arguments = {"a"};
    assertThat(probe.asynchronously(arguments, given -> given)).isSameAs(arguments);
    assertThatThrownBy(() -> probe.labelParameter(0)).isInstanceOf(IndexOutOfBoundsException.class);
  }
}
