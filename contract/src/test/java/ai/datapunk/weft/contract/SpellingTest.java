package ai.datapunk.weft.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SpellingTest {

  @ParameterizedTest
  @CsvSource({
    "'', '', 0",
    "'', abc, 3",
    "abc, '', 3",
    "abc, abc, 0",
    "abc, abd, 1",
    "abc, ab, 1",
    "ab, abc, 1",
    "abcd, bcda, 2",
    "kitten, sitting, 3",
    "saturday, sunday, 3"
  })
  void aDistanceIsTheFewestEdits(String one, String other, int edits) {
    assertThat(Spelling.distance(one, other)).isEqualTo(edits);
  }

  @Test
  void theNearestOfSeveralIsMeant() {
    assertThat(Spelling.to("fetsh", List.of("fresh", "fetch", "fish"), 3)).contains("fetch");
    assertThat(Spelling.to("fetsh", List.of("fetch", "fresh"), 3)).contains("fetch");
  }

  @Test
  void theNearestIsFoundHoweverFarItIs() {
    assertThat(Spelling.nearest("abc", List.of("xyz", "abd", "abe"))).contains("abd");
    assertThat(Spelling.nearest("abc", List.of("xyz"))).contains("xyz");
    assertThat(Spelling.nearest("abc", List.of())).isEmpty();
  }

  @Test
  void whatIsTooFarIsNotMeant() {
    assertThat(Spelling.to("abc", List.of("abd"), 1)).contains("abd");
    assertThat(Spelling.to("abc", List.of("add"), 1)).isEmpty();
    assertThat(Spelling.to("abc", List.of(), 9)).isEmpty();
  }

  @Test
  void whoTypesMoreThanHalfOfAWordDifferentlyMeansAnother() {
    assertThat(Spelling.to("o", List.of("a"), 3)).isEmpty();
    assertThat(Spelling.to("ab", List.of("cd"), 3)).isEmpty();
    assertThat(Spelling.to("ab", List.of("ac"), 3)).contains("ac");
  }
}
