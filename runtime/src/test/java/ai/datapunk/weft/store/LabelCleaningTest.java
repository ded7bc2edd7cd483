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
  void aValueIsSanitizedOnceThoughItHasNoSeriesOfItsOwn() {
    List<String> asked = new ArrayList<>();
    cleaning.by(
        (metric, label, value) -> {
          asked.add(metric + " " + label + " " + value);
          return "masked";
        },
        thrown -> null);
    for (int i = 0; i < 3; i++) {
      assertThat(cleaned("secret")).isEqualTo("masked");
      assertThat(cleaning.cleaned("other_seconds", "label", "secret")).isEqualTo("masked");
      assertThat(cleaning.cleaned("own_seconds", "other", "secret")).isEqualTo("masked");
    }
    assertThat(asked)
        .containsExactly(
            "own_seconds label secret", "other_seconds label secret", "own_seconds other secret");
  }

  @Test
  void anotherSanitizerIsAskedForTheSameValue() {
    assertThat(cleaned("joe@shop.example")).isEqualTo("masked_email");
    cleaning.by((metric, label, value) -> "mine", thrown -> null);
    assertThat(cleaned("joe@shop.example")).isEqualTo("mine");
  }

  @Test
  void whatASanitizerThrowsIsCountedEachTime() {
    cleaning.by(
        (metric, label, value) -> {
          throw new IllegalStateException("not today");
        },
        thrown -> null);
    assertThat(cleaned("a")).isEqualTo("unknown");
    assertThat(cleaned("a")).isEqualTo("unknown");
    assertThat(faults).hasSize(2);
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
