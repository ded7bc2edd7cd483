package ai.datapunk.weft.loadbalancer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import ai.datapunk.weft.guard.ConfiguredInstances;
import ai.datapunk.weft.loadbalancer.InstanceSource.Address;
import ai.datapunk.weft.testing.ManualTicker;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class DnsInstancesTest {

  private final ManualTicker ticker = new ManualTicker();
  private List<DnsRecord> answer = List.of(new DnsRecord("a", 80, 3), new DnsRecord("b", 81, 0));
  private boolean down;
  private int lookups;

  private List<DnsRecord> look() {
    lookups++;
    if (down) {
      throw new IllegalStateException("no answer");
    }
    return answer;
  }

  private DnsInstances source() {
    return new DnsInstances(
        this::look, (host, port) -> host + ":" + port, Duration.ofSeconds(30), ticker, ticker);
  }

  @Test
  void theAnswerIsKnownUntilItIsOld() {
    DnsInstances source = source();
    List<?> first = source.instances();
    assertThat(first).isEqualTo(List.of(new Address("a:80", 3, 0), new Address("b:81", 1, 0)));
    ticker.millis(29_999);
    assertThat(source.instances()).isSameAs(first);
    assertThat(lookups).isEqualTo(1);
  }

  @Test
  void anOldAnswerIsGivenWhileANewOneIsSought() {
    DnsInstances source = source();
    List<?> first = source.instances();
    answer = List.of(new DnsRecord("c", 80, 1));
    ticker.millis(30_000);
    assertThat(source.instances()).isSameAs(first);
    assertThat(source.instances()).isSameAs(first);
    assertThat(lookups).isEqualTo(1);
    ticker.millis(0);
    assertThat(lookups).isEqualTo(2);
    assertThat(source.instances()).isEqualTo(List.of(new Address("c:80", 1, 0)));
  }

  @Test
  void anEqualAnswerIsTheSameList() {
    DnsInstances source = source();
    List<?> first = source.instances();
    answer = List.copyOf(List.of(new DnsRecord("a", 80, 3), new DnsRecord("b", 81, 0)));
    ticker.millis(30_000);
    source.instances();
    ticker.millis(0);
    assertThat(lookups).isEqualTo(2);
    assertThat(source.instances()).isSameAs(first);
  }

  @Test
  void aLookupThatFailsIsToldOnceAndTheAnswerBeforeHolds() {
    DnsInstances source = source();
    List<?> first = source.instances();
    down = true;
    ticker.millis(30_000);
    source.instances();
    ticker.millis(0);
    assertThatIllegalStateException().isThrownBy(source::instances).withMessage("no answer");
    assertThat(source.instances()).isSameAs(first);
    down = false;
    answer = List.of();
    ticker.millis(30_000);
    source.instances();
    ticker.millis(0);
    assertThat(source.instances()).isEqualTo(List.of());
  }

  @Test
  void aFirstLookupThatFailsIsTold() {
    down = true;
    DnsInstances source = source();
    assertThatIllegalStateException().isThrownBy(source::instances);
    down = false;
    assertThat(source.instances()).hasSize(2);
  }

  @Test
  void instancesCanBeNamedAndRefreshedOtherwise() {
    DnsInstances source =
        source()
            .named((host, port) -> URI.create("http://" + host + ":" + port))
            .refreshed(Duration.ofSeconds(1));
    assertThat(source.instances())
        .isEqualTo(
            List.of(
                new Address(URI.create("http://a:80"), 3, 0),
                new Address(URI.create("http://b:81"), 1, 0)));
    ticker.millis(1_000);
    source.instances();
    ticker.millis(0);
    assertThat(lookups).isEqualTo(2);
  }

  @Test
  void addressesAndServicesAreAskedForAsTheProtocolSays() throws Exception {
    try (LocalNameServer server =
        new LocalNameServer()
            .address("stock.example", 10, 0, 0, 2)
            .address("stock.example", 10, 0, 0, 1)
            .service("_http._tcp.stock.example", 10, 5, 8081, "b.example")
            .service("_http._tcp.stock.example", 10, 60, 8080, "a.example")
            .service("_http._tcp.stock.example", 20, 1, 8080, "spare.example")) {
      assertThat(DnsLookups.addresses(server.uri(), "stock.example", 80).records())
          .containsExactly(new DnsRecord("10.0.0.1", 80, 1), new DnsRecord("10.0.0.2", 80, 1));
      assertThat(DnsLookups.services(server.uri(), "_http._tcp.stock.example").records())
          .containsExactly(
              new DnsRecord("a.example", 8080, 60), new DnsRecord("b.example", 8081, 5));
      assertThatIllegalStateException()
          .isThrownBy(() -> DnsLookups.addresses(server.uri(), "none.example", 80).records())
          .withMessage("The domain name system does not know none.example (A, AAAA)");
    }
  }

  @Test
  void aNameThatIsAUrlIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DnsInstances.ofHost("ldap://stock.example/x", 80))
        .withMessage("'ldap://stock.example/x' is no name of the domain name system");
    assertThatIllegalArgumentException().isThrownBy(() -> DnsInstances.ofService("rmi://x"));
  }

  @Test
  void configuredNamesAreLookedUpAsTheParameterTakesThem() {
    assertThat(ConfiguredInstances.parse("dns:stock.example:80", String.class))
        .isInstanceOf(DnsInstances.class);
    assertThat(ConfiguredInstances.parse("srv:_http._tcp.stock.example", URI.class))
        .isInstanceOf(DnsInstances.class);
    assertThat(ConfiguredInstances.naming(String.class).name("a", 80)).isEqualTo("a:80");
    assertThat(ConfiguredInstances.naming(URI.class).name("a", 80))
        .isEqualTo(URI.create("http://a:80"));
    assertThat(ConfiguredInstances.naming(InetSocketAddress.class).name("a", 80))
        .isEqualTo(InetSocketAddress.createUnresolved("a", 80));
  }

  private List<?> found(LocalNameServer server, Class<?> parameterType) {
    return new DnsInstances(
            DnsLookups.addresses(server.uri(), "stock.example", 8080),
            ConfiguredInstances.naming(parameterType),
            Duration.ofSeconds(30),
            ticker,
            ticker)
        .instances();
  }

  @Test
  void anAddressOfVersionSixIsInBrackets() throws Exception {
    try (LocalNameServer server =
        new LocalNameServer()
            .address6("stock.example", "2001:db8::7")
            .address("stock.example", 10, 0, 0, 1)) {
      assertThat(found(server, URI.class))
          .isEqualTo(
              List.of(
                  new Address(URI.create("http://10.0.0.1:8080"), 1, 0),
                  new Address(URI.create("http://[2001:db8::7]:8080"), 1, 0)));
      assertThat(found(server, String.class))
          .isEqualTo(
              List.of(new Address("10.0.0.1:8080", 1, 0), new Address("[2001:db8::7]:8080", 1, 0)));
      assertThat(found(server, InetSocketAddress.class))
          .isEqualTo(
              List.of(
                  new Address(InetSocketAddress.createUnresolved("10.0.0.1", 8080), 1, 0),
                  new Address(InetSocketAddress.createUnresolved("2001:db8::7", 8080), 1, 0)));
    }
  }

  /** Most of those who name instances themselves write the host before a colon. */
  @Test
  void aNamingOfOnesOwnIsGivenTheHostInBracketsToo() {
    answer = List.of(new DnsRecord("2001:db8:0:0:0:0:0:7", 80, 1));
    assertThat(source().instances()).isEqualTo(List.of(new Address("[2001:db8::7]:80", 1, 0)));
  }

  @Test
  void aServiceThatIsDecidedlyNotAvailableHasNoInstances() throws Exception {
    try (LocalNameServer server =
        new LocalNameServer()
            .service("_http._tcp.stock.example", 0, 0, 0, ".")
            .service("_http._tcp.orders.example", 0, 0, 0, ".")
            .service("_http._tcp.orders.example", 10, 1, 8080, "a.example")) {
      assertThat(DnsLookups.services(server.uri(), "_http._tcp.stock.example").records()).isEmpty();
      assertThat(DnsLookups.services(server.uri(), "_http._tcp.orders.example").records())
          .containsExactly(new DnsRecord("a.example", 8080, 1));
    }
  }

  @Test
  void configuredAddressesOfVersionSixAreReadWithTheirBrackets() {
    assertThat(
            ConfiguredInstances.parse("[2001:db8::7]:8080, a:80", InetSocketAddress.class)
                .instances())
        .isEqualTo(
            List.of(
                InetSocketAddress.createUnresolved("2001:db8::7", 8080),
                InetSocketAddress.createUnresolved("a", 80)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ConfiguredInstances.parse("2001:db8::7", InetSocketAddress.class))
        .withMessage(
            "'2001:db8::7' is not written host:port, or [address]:port for an IP address of"
                + " version 6");
  }
}
