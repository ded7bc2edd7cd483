package ai.datapunk.weft.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LabelCleaningTest {

  private final List<Throwable> faults = new ArrayList<>();
  private final LabelCleaning cleaning = new LabelCleaning(faults::add);

  private String cleaned(String value) {
    return cleaning.cleaned("own_seconds", "label", value);
  }

  @Test
  void aJsonWebTokenIsMaskedHoweverLongItIs() {
    String header = "eyJhbGciOiJSUzI1NiJ9.";
    for (int length = 900; length < 1100; length++) {
      String token = header + "eyJ" + "a".repeat(length) + ".c2ln";
      assertThat(cleaned(token)).isEqualTo("masked_jwt");
    }
    assertThat(faults).isEmpty();
  }

  @Test
  @SuppressWarnings("NullAway") // As an application's may.
  void aSanitizerThatGivesNothingIsAFault() {
    cleaning.by((metric, label, value) -> null, thrown -> null);
    assertThat(cleaned("a")).isEqualTo("unknown");
    assertThat(faults)
        .singleElement()
        .satisfies(
            fault ->
                assertThat(fault)
                    .hasMessage("The label sanitizer gives null for a value of label"));
  }
}
