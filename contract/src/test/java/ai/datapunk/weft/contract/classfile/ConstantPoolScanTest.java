package ai.datapunk.weft.contract.classfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class ConstantPoolScanTest {

  @ParameterizedTest
  @EnumSource(MethodAnnotation.class)
  void everyAnnotationIsFound(MethodAnnotation annotation) {
    byte[] file =
        Compiled.sample("long l = 5_000_000_000L; @" + annotation.simpleName() + " void a() {}")
            .bytes("Sample");

    assertThat(ConstantPoolScan.mentionsAnnotations(file)).isTrue();
  }

  @Test
  void otherAnnotationsAreNot() {
    byte[] file =
        Compiled.sample("double d = 2.5; @Deprecated void a(@Label(\"x\") int b) {}")
            .bytes("Sample");

    assertThat(ConstantPoolScan.mentionsAnnotations(file)).isFalse();
  }

  @Test
  void whatIsNoClassFileIsRefused() {
    assertThatThrownBy(() -> ConstantPoolScan.mentionsAnnotations(new byte[0]))
        .isInstanceOf(ClassFileException.class)
        .hasMessage("a class file of 0 bytes that is cut off: read at 0");
    assertThatThrownBy(() -> ConstantPoolScan.mentionsAnnotations(new byte[] {80, 75, 3, 4}))
        .isInstanceOf(ClassFileException.class)
        .hasMessage("not a class file: it does not begin with CAFEBABE");
  }
}
