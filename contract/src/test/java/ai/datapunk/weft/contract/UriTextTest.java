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
  void aPasswordMayHaveWhatShouldBeEscaped() {
    for (String password :
        new String[] {"a/b", "a?b", "a#b", "/a", "1a/b", "a/b@c", "^|{}", "12#"}) {
      String text = "http://joe:" + password + "@b:80/c?mail=joe@d";
      if (password.startsWith("/") || password.equals("12#")) {
        // A host without a port, or with one.
        assertThat(UriText.withUserInfo(text, "")).isEqualTo(text);
      } else {
        assertThat(UriText.withUserInfo(text, "")).isEqualTo("http://b:80/c?mail=joe@d");
      }
    }
    assertThat(UriText.withUserInfo("redis://:a/b@c", "")).isEqualTo("redis://c");
  }

  @Test
  void whatIsNoUserInfoStays() {
    for (String text :
        new String[] {
          "http://b/joe@c",
          "http://b?mail=joe@c",
          "http://b#joe@c",
          "joe@c",
          "b:80",
          "http://b:80/@joe/c",
          "http://b:8080?mail=joe@c",
          "mongodb://b:27017,c:27017/d@e",
          "http://b:/joe@c",
          "http://[::1]:80/joe@c",
          "http://{host}:{port}/users/@me",
          "http://${host}:${port}/users/@me",
          "file://C:/joe@c",
          "http://b:c d@e"
        }) {
      assertThat(UriText.withUserInfo(text, "?")).isEqualTo(text);
    }
  }
}
