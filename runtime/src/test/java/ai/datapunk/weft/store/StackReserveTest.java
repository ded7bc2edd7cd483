package ai.datapunk.weft.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What it can tell of the JVM. That there is room is tested by faults.EndOfStackTest. */
class StackReserveTest {

  @ParameterizedTest
  @CsvSource({
    "OpenJDK 64-Bit Server VM, true",
    "Java HotSpot(TM) 64-Bit Server VM, true",
    "OpenJDK Server VM, false",
    "OpenJDK 64-Bit Zero VM, false",
    "Eclipse OpenJ9 VM, false",
    "Substrate VM, false",
    "'', false"
  })
  void framesAreTouchedWhereThatIsKnown(String machine, boolean touched) {
    assertThat(StackReserve.isTouchedBy(machine)).isEqualTo(touched);
  }
}
