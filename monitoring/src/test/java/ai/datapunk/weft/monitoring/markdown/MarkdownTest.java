package ai.datapunk.weft.monitoring.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Names that have in them what Markdown has its own use for. */
class MarkdownTest {

  @Test
  void aNameIsCode() {
    assertThat(Markdown.code("stock")).isEqualTo("`stock`");
  }

  @Test
  void backticksDoNotEndIt() {
    assertThat(Markdown.code("a`b")).isEqualTo("`` a`b ``");
    assertThat(Markdown.code("``a`")).isEqualTo("``` ``a` ```");
  }

  @Test
  void lineFeedsAreSeenAndBeginNothing() {
    assertThat(Markdown.code("a\n# H\r")).isEqualTo("`a\\n# H\\r`");
    assertThat(Markdown.cell("a|b\n# H")).isEqualTo("a\\|b # H");
  }
}
