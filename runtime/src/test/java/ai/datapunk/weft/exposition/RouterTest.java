package ai.datapunk.weft.exposition;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.Headers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RouterTest {

  private static Headers headers(Map<String, List<String>> all) {
    Headers headers = new Headers();
    headers.putAll(all);
    return headers;
  }

  /** Not each JDK refuses two lengths by itself. */
  @Test
  void aRequestHasABodyIfAnybodyCouldReadOne() {
    assertThat(Router.hasBody(headers(Map.of()))).isFalse();
    assertThat(Router.hasBody(headers(Map.of("Content-length", List.of("0"))))).isFalse();
    for (List<String> lengths :
        List.of(List.of("0", "44"), List.of("44", "0"), List.of("0", "0"), List.of("00"))) {
      assertThat(Router.hasBody(headers(Map.of("Content-length", lengths))))
          .as(lengths.toString())
          .isTrue();
    }
    assertThat(Router.hasBody(headers(Map.of("Transfer-encoding", List.of("identity"))))).isTrue();
  }
}
