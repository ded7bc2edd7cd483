package ai.datapunk.weft.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InstanceNamesTest {

  private record Node(URI uri, String zone) {}

  @ParameterizedTest
  @CsvSource({
    "https://svc-orders:hunter2@10.0.0.5:9200, 10.0.0.5:9200",
    "https://svc-orders@10.0.0.5:9200/path, 10.0.0.5:9200",
    "https://svc:hunter%402@10.0.0.5:9200, 10.0.0.5:9200",
    "https://svc:hunter2@no_host_name:9200, no_host_name:9200",
    "//svc:hunter2@10.0.0.5:9200, 10.0.0.5:9200",
    "svc:hunter2@10.0.0.5:9200, 10.0.0.5:9200",
    "jdbc:postgresql://svc:hunter2@db:5432/orders, jdbc:postgresql://db:5432/orders",
    "/only/a/path, /only/a/path",
  })
  void theUserInfoOfAUriIsNoPartOfItsName(String uri, String name) {
    assertThat(InstanceNames.of(URI.create(uri))).isEqualTo(name);
  }

  @ParameterizedTest
  @CsvSource({
    "https://svc:hunter2@10.0.0.5:9200/x, https://10.0.0.5:9200/x",
    "https://svc:hunter@2@10.0.0.5:9200, https://10.0.0.5:9200",
    "redis://:hunter2@10.0.0.5:6379, redis://10.0.0.5:6379",
    "svc:hunter2@10.0.0.5:9200, 10.0.0.5:9200",
    "http://a:1/users/@me, http://a:1/users/@me",
    "rabbit@node1, rabbit@node1",
    "a:1, a:1",
  })
  void norIsThatOfATextThatHoldsOne(String text, String name) {
    assertThat(InstanceNames.of(text)).isEqualTo(name);
  }

  @Test
  void norIsThatOfAUriInAnotherObject() throws Exception {
    assertThat(InstanceNames.of(URI.create("https://svc:hunter2@10.0.0.5:9200/x").toURL()))
        .isEqualTo("10.0.0.5:9200");
    assertThat(InstanceNames.of(URI.create("file:/x").toURL())).isEqualTo("file:/x");
    assertThat(InstanceNames.of(new Node(URI.create("https://svc:hunter2@10.0.0.5:9200"), "a@b")))
        .isEqualTo("Node[uri=https://10.0.0.5:9200, zone=a@b]");
    assertThat(InstanceNames.of(InetSocketAddress.createUnresolved("svc:hunter2@10.0.0.5", 9200)))
        .isEqualTo("10.0.0.5:9200");
  }

  @Test
  void anAddressOfVersionSixIsInBrackets() throws Exception {
    assertThat(InstanceNames.of(InetSocketAddress.createUnresolved("2001:db8::7", 8080)))
        .isEqualTo("[2001:db8::7]:8080");
    assertThat(InstanceNames.of(new InetSocketAddress(InetAddress.getByName("2001:db8::7"), 8080)))
        .isEqualTo("[2001:db8::7]:8080");
    assertThat(InstanceNames.of(URI.create("http://svc:hunter2@[2001:db8::7]:8080/x")))
        .isEqualTo("[2001:db8::7]:8080");
  }
}
