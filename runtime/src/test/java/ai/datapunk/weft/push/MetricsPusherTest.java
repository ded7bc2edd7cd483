package ai.datapunk.weft.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import ai.datapunk.weft.application.Application;
import ai.datapunk.weft.push.FakeGateway.Asked;
import ai.datapunk.weft.testing.CapturedLog;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is asked of a gateway, and what becomes of a push that fails. */
@Timeout(60)
class MetricsPusherTest {

  private static final Duration SHORT = Duration.ofMillis(1);

  private final PrometheusRegistry registry = new PrometheusRegistry();

  private MetricsPusher.Builder pusher(FakeGateway gateway) {
    return MetricsPusher.to(gateway.uri(), "nightly").registry(registry).firstWait(SHORT);
  }

  @Test
  void closingPushesUnderTheJobAndTheProcess() throws Exception {
    try (FakeGateway gateway = new FakeGateway()) {
      pusher(gateway).start().close();
      String process = Application.thisProcess();
      assertThat(process).endsWith(":" + ProcessHandle.current().pid());
      assertThat(gateway.asked)
          .containsExactly(
              new Asked("PUT", "/metrics/job/nightly/process/" + process.replace(":", "%3A"), ""));
    }
  }

  @Test
  void closingAgainPushesNothing() throws Exception {
    try (FakeGateway gateway = new FakeGateway()) {
      MetricsPusher pusher = pusher(gateway).start();
      pusher.close();
      pusher.close();
      assertThat(pusher.push()).isFalse();
      assertThat(gateway.asked).hasSize(1);
    }
  }

  @Test
  void pushesAndDeletesWhenAskedTo() throws Exception {
    try (FakeGateway gateway = new FakeGateway()) {
      try (MetricsPusher pusher =
          pusher(gateway).groupBy("zone", "eu/1").groupBy("run", "7").bearerToken("t0").start()) {
        assertThat(pusher.push()).isTrue();
        assertThat(pusher.delete()).isTrue();
      }
      assertThat(gateway.asked)
          .extracting(Asked::method, Asked::authorization)
          .containsExactly(tuple("PUT", "Bearer t0"), tuple("DELETE", "Bearer t0"));
      assertThat(gateway.asked.get(0).path())
          .startsWith("/metrics/job/nightly/")
          .contains("run/7", "zone@base64/ZXUvMQ")
          .doesNotContain("process");
    }
  }

  @Test
  void triesThreeTimesMoreAndTellsOnce() throws Exception {
    try (FakeGateway gateway = new FakeGateway(503, 503, 503, 503, 503, 500, 302);
        CapturedLog log = new CapturedLog();
        MetricsPusher pusher = pusher(gateway).basicAuthentication("job", "s3cret").start()) {
      assertThat(pusher.push()).isFalse();
      assertThat(gateway.asked).hasSize(4);
      assertThat(pusher.push()).isTrue();
      assertThat(gateway.asked)
          .hasSize(8)
          .allMatch(asked -> asked.path().startsWith("/metrics/"))
          .allMatch(asked -> asked.authorization().equals("Basic am9iOnMzY3JldA=="));
      assertThat(log.linesWith("MetricsPusher"))
          .satisfiesExactly(
              line -> assertThat(line).contains("Pushes to " + gateway.uri() + " fail: ", "503"),
              line -> assertThat(line).endsWith("Pushes to " + gateway.uri() + " work again"));
      assertThat(log.linesWith("s3cret")).isEmpty();
    }
  }

  @Test
  void closingWaitsNoLongerThanItsLimit() throws Exception {
    try (FakeGateway gateway = new FakeGateway(FakeGateway.NONE)) {
      MetricsPusher pusher = pusher(gateway).closeWithin(Duration.ofMillis(50)).start();
      try (CapturedLog log = new CapturedLog()) {
        pusher.close();
        assertThat(log.linesWith("The last push to " + gateway.uri() + " has not arrived"))
            .hasSize(1);
      }
      assertThat(gateway.asked).hasSizeLessThanOrEqualTo(1);
    }
  }

  @Test
  void closingDoesNotWaitForThePauseOfAPushThatFails() throws Exception {
    try (FakeGateway gateway = new FakeGateway(503)) {
      MetricsPusher pusher = pusher(gateway).firstWait(Duration.ofHours(1)).start();
      Thread pushing = new Thread(pusher::push);
      pushing.start();
      while (gateway.asked.isEmpty()) {
        Thread.sleep(1);
      }
      pusher.close();
      pushing.join();
      assertThat(gateway.asked).hasSize(2);
    }
  }

  @Test
  void pushesOnAnInterval() throws Exception {
    try (FakeGateway gateway = new FakeGateway();
        MetricsPusher pusher = pusher(gateway).every(Duration.ofSeconds(1)).start()) {
      while (gateway.asked.size() < 2) {
        Thread.sleep(1);
      }
      assertThat(pusher.push()).isTrue();
    }
  }

  @Test
  void refusesAGroupingLabelThatAPushedFamilyHas() throws Exception {
    try (FakeGateway gateway = new FakeGateway()) {
      MetricsPusher.Builder builder = pusher(gateway);
      assertThatThrownBy(() -> builder.groupBy("instance", "a"))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(
              "The grouping label \"instance\" is a label of load_balancer_requests_total too: the"
                  + " gateway would put the one value in the place of all of that family's, and"
                  + " refuse what differs in nothing else. Group by another label, such as"
                  + " process");
      Gauge.builder().name("depth").labelNames("queue").register(registry).labelValues("in").set(1);
      assertThatThrownBy(() -> builder.groupBy("queue", "a").start())
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("The grouping label \"queue\" is a label of depth too");
    }
  }

  @Test
  void refusesAFamilyThatHasAJobOfItsOwn() throws Exception {
    try (FakeGateway gateway = new FakeGateway()) {
      MetricsPusher.Builder builder = pusher(gateway);
      Gauge.builder().name("runs").labelNames("job").register(registry).labelValues("a").set(1);
      assertThatThrownBy(builder::start)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("The grouping label \"job\" is a label of runs too");
    }
  }

  @Test
  void leavesOutAndTellsOfAFamilyThatHasItLater() throws Exception {
    try (CapturedLog log = new CapturedLog()) {
      GroupingKey key = new GroupingKey();
      key.put("queue", "a");
      PushedSeries pushed = new PushedSeries(registry, key);
      Gauge.builder().name("depth").labelNames("queue").register(registry).labelValues("in").set(1);
      Gauge.builder().name("width").register(registry).set(2);
      for (int i = 0; i < 2; i++) {
        assertThat(pushed.collect().stream().map(family -> family.getMetadata().getName()))
            .containsExactly("width");
      }
      assertThat(log.linesWith("depth is not pushed: it has the label queue")).hasSize(1);
    }
  }

  @Test
  void theLogNamesTheGatewayThatTheClientsOwnPropertiesSay() {
    URI said = URI.create("https://gateway:9091/push");
    assertThat(ClientGateway.name(said, null, null)).isEqualTo("https://gateway:9091/push");
    assertThat(ClientGateway.name(said, "http", null)).isEqualTo("http://gateway:9091/push");
    assertThat(ClientGateway.name(said, null, "other:80")).isEqualTo("https://other:80");
  }

  @Test
  void refusesCredentialsThatTheLogWouldHave() {
    assertThatThrownBy(
            () -> ClientGateway.name(URI.create("http://host"), null, "a:hunter2@other:80/x"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "io.prometheus.exporter.pushgateway.address has credentials in it: give them to"
                + " basicAuthentication(…)");
    assertThat(ClientGateway.name(URI.create("http://host"), null, "other:80/@x"))
        .isEqualTo("http://other:80/@x");
  }

  /** The client brings paths to their shortest: shard/.. would be the group without a shard. */
  @Test
  void refusesAGroupThatIsAnothersInThePath() throws Exception {
    try (FakeGateway gateway = new FakeGateway()) {
      for (String wrong : List.of(".", "..")) {
        assertThatThrownBy(() -> pusher(gateway).groupBy("shard", wrong))
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessage(
                "The grouping label \"shard\" is \""
                    + wrong
                    + "\", which leads out of its place in the gateway's path: another group would"
                    + " be overwritten, or deleted");
        assertThatThrownBy(() -> MetricsPusher.to(gateway.uri(), wrong))
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessage("A job has a name, which is not . or ..");
      }
      pusher(gateway).groupBy("shard", "../x").groupBy("zone", "...").start().close();
      assertThat(gateway.asked)
          .extracting(Asked::path)
          .containsExactly("/metrics/job/nightly/shard@base64/Li4veA==/zone/...");
    }
  }

  @Test
  void refusesWhatIsNoGatewayOrNoLabel() {
    for (String wrong : List.of("ftp://host:1", "host:9091", "http:/metrics", "https://")) {
      assertThatThrownBy(() -> MetricsPusher.to(uri(wrong), "job"))
          .as(wrong)
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> MetricsPusher.to(URI.create("http://a:hunter2@host"), "job"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "The gateway's address has credentials in it: give them to basicAuthentication(…)");
    MetricsPusher.Builder builder = MetricsPusher.to(URI.create("http://host:9091"), "job");
    for (String wrong : List.of("", "a-b", "__name__", "1")) {
      assertThatThrownBy(() -> builder.groupBy(wrong, "x"))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("\"" + wrong + "\" is no name of a label");
    }
    for (String wrong : List.of("job", "le", "quantile")) {
      assertThatThrownBy(() -> builder.groupBy(wrong, "x"))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("\"" + wrong + "\" cannot be grouped by: ");
    }
    assertThatThrownBy(() -> MetricsPusher.to(URI.create("http://host/?token=s3cret"), "job"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("The gateway's address ends with its path");
    assertThatThrownBy(() -> builder.groupBy("zone", ""))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("The grouping label \"zone\" has no value: the gateway takes that for none");
    assertThatThrownBy(() -> builder.every(Duration.ofMillis(999)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("An interval must be from PT1S to PT24H, but it is PT0.999S");
  }

  private static URI uri(String text) {
    return text.equals("https://") ? URI.create("https:///x") : URI.create(text);
  }
}
