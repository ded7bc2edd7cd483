package ai.datapunk.weft.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class UriTextTest {

  @Test
  void theUserInfoOfEachUriIsReplaced() {
    assertThat(UriText.withUserInfo("a http://joe:secret@b:80/c then amqp://x@y", "?@"))
        .isEqualTo("a http://?@b:80/c then amqp://?@y");
    assertThat(UriText.withUserInfo("http://joe:p@ss@b", "")).isEqualTo("http://b");
  }

  @Test
  void whatIsNoUserInfoStays() {
    for (String text :
        new String[] {"http://b/joe@c", "http://b?mail=joe@c", "http://b#joe@c", "joe@c", "b:80"}) {
      assertThat(UriText.withUserInfo(text, "?")).isEqualTo(text);
    }
  }
}
