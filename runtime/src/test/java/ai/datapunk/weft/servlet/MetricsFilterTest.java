package ai.datapunk.weft.servlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import ai.datapunk.weft.Mesh;
import ai.datapunk.weft.Weft;
import ai.datapunk.weft.attempt.SneakyThrow;
import ai.datapunk.weft.config.Configuration;
import ai.datapunk.weft.testing.CapturedLog;
import ai.datapunk.weft.testing.FailingLog;
import ai.datapunk.weft.testing.ScrapedText;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.model.registry.Collector;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What needs no server; real ones are in integration-tests/http-servers. */
class MetricsFilterTest {

  static FilterConfig config(@Nullable String templates) {
    ServletContext context =
        (ServletContext)
            Proxy.newProxyInstance(
                MetricsFilterTest.class.getClassLoader(),
                new Class<?>[] {ServletContext.class},
                (proxy, method, arguments) -> MetricsFilterTest.class.getClassLoader());
    return (FilterConfig)
        Proxy.newProxyInstance(
            MetricsFilterTest.class.getClassLoader(),
            new Class<?>[] {FilterConfig.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "getInitParameter" -> templates;
                  case "getFilterName" -> "requests";
                  default -> context;
                });
  }

  @Test
  void templatesThatThereAreNotAreToldWhenTheApplicationStarts() {
    for (String wrong : List.of("com.example.NoSuchTemplates", "java.lang.Object")) {
      assertThatExceptionOfType(ServletException.class)
          .isThrownBy(() -> new MetricsFilter().init(config(wrong)))
          .withMessage(
              "The parameter 'templates' of the filter requests must name a class with a public"
                  + " constructor without parameters that is a Function<HttpServletRequest,"
                  + " String>, but it is "
                  + wrong);
    }
  }

  @Test
  void aRegistryWithMetricsOfTheNamesIsToldAtOnce() {
    PrometheusRegistry own = new PrometheusRegistry();
    Gauge.builder().name("http_requests").register(own);
    try (Mesh mesh = Mesh.builder().registry(own).configuration(Configuration.none()).build()) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> MetricsFilter.of(mesh))
          .withMessageContaining("http_requests");
    }
  }

  @Test
  void aMeshThatIsClosedIsRefused() {
    Mesh closed = FilteredRequest.mesh(new PrometheusRegistry());
    closed.close();
    assertThatIllegalStateException()
        .isThrownBy(() -> MetricsFilter.of(closed))
        .withMessage("The mesh is closed: nothing of it is shown");
  }

  /** The application starts, and its requests go on, whatever is done with its mesh. */
  @Test
  void aMeshInUseThatIsClosedIsToldOnceAndTheNextOneCounts() throws Exception {
    PrometheusRegistry registry = new PrometheusRegistry();
    MetricsFilter filter = new MetricsFilter();
    Mesh closed = FilteredRequest.mesh(new PrometheusRegistry());
    Mesh closedToo = FilteredRequest.mesh(new PrometheusRegistry());
    closed.close();
    closedToo.close();
    try (CapturedLog log = new CapturedLog();
        Mesh next = FilteredRequest.mesh(registry)) {
      Weft.use(closed);
      filter.init(config(null));
      assertThat(passed(filter, 2)).isEqualTo(2);
      Weft.use(next);
      assertThat(passed(filter, 3)).isEqualTo(3);
      Weft.use(closedToo);
      assertThat(passed(filter, 2)).isEqualTo(2);
      Weft.release(closedToo);
      assertThat(FilteredRequest.statuses(registry)).containsExactly("200: 3.0");
      assertThat(log.linesWith("HTTP requests are not counted in the mesh that is in use by now"))
          .hasSize(1);
      assertThat(log.linesWith("reason=The mesh is closed: nothing of it is shown")).hasSize(1);
    }
  }

  @Test
  void aLogThatThrowsBreaksNoRequest() throws Exception {
    PrometheusRegistry taken = new PrometheusRegistry();
    Gauge.builder().name("http_requests").register(taken);
    MetricsFilter filter = new MetricsFilter();
    Mesh closed = FilteredRequest.mesh(new PrometheusRegistry());
    closed.close();
    try (Mesh before = FilteredRequest.mesh(new PrometheusRegistry());
        Mesh refusing = FilteredRequest.mesh(taken)) {
      Weft.use(before);
      filter.init(config(null));
      try (FailingLog log = new FailingLog()) {
        assertThat(log).isNotNull();
        Weft.use(refusing);
        assertThat(passed(filter, 3)).isEqualTo(3);
        Weft.use(closed);
        assertThat(passed(filter, 3)).isEqualTo(3);
      }
      Weft.release(closed);
      assertThat(lostLines(taken)).containsExactly("weft_recording_failures_total 1.0");
    }
  }

  /** A registry that takes nothing any more. */
  private static final class Refusing extends PrometheusRegistry {

    @Nullable Throwable why;
    int asked;

    @Override
    public void register(Collector collector) {
      Throwable refusal = why;
      if (refusal != null) {
        asked++;
        throw SneakyThrow.rethrown(refusal);
      }
      super.register(collector);
    }
  }

  /** Or each request would cost another attempt. */
  @Test
  void aRegistryThatCannotHaveTheMetricsIsAskedOnceWhateverItThrows() throws Exception {
    MetricsFilter filter = new MetricsFilter();
    try (CapturedLog log = new CapturedLog();
        Mesh before = FilteredRequest.mesh(new PrometheusRegistry())) {
      Weft.use(before);
      filter.init(config(null));
      for (Throwable each :
          List.of(new AssertionError("error"), new Exception("declared nowhere"))) {
        Refusing registry = new Refusing();
        try (Mesh refusing = FilteredRequest.mesh(registry)) {
          Weft.use(refusing);
          registry.why = each;
          assertThat(passed(filter, 3)).isEqualTo(3);
          assertThat(registry.asked).isEqualTo(1);
          assertThat(log.linesWith("reason=" + each.getMessage())).hasSize(1);
          Weft.release(refusing);
        }
      }
    }
  }

  private static List<String> lostLines(PrometheusRegistry registry) {
    return ScrapedText.of(registry).stream()
        .filter(line -> line.startsWith("weft_recording_failures_total"))
        .toList();
  }

  @Test
  void twoFiltersAreToldOnceAndCountOnce() throws Exception {
    PrometheusRegistry registry = new PrometheusRegistry();
    try (CapturedLog log = new CapturedLog();
        Mesh mesh = FilteredRequest.mesh(registry)) {
      MetricsFilter outer = MetricsFilter.of(mesh);
      MetricsFilter inner = MetricsFilter.of(mesh);
      assertThat(passed(outer, inner, 3)).isEqualTo(3);
      assertThat(FilteredRequest.statuses(registry)).containsExactly("200: 3.0");
      assertThat(
              log.linesWith(
                  "The HTTP requests of the web application '/shop' are counted once although it"
                      + " has two filters that count them: take one of them away"))
          .singleElement()
          .asString()
          .contains("context=/shop");
      assertThat(lostLines(registry)).containsExactly("weft_recording_failures_total 0.0");
    }
  }

  /** The line is lost, which is counted, and not told again. */
  @Test
  void twoFiltersBreakNoRequestWhereTheLogThrows() throws Exception {
    PrometheusRegistry registry = new PrometheusRegistry();
    try (CapturedLog log = new CapturedLog();
        Mesh mesh = FilteredRequest.mesh(registry)) {
      MetricsFilter outer = MetricsFilter.of(mesh);
      MetricsFilter inner = MetricsFilter.of(mesh);
      try (FailingLog failing = new FailingLog()) {
        assertThat(failing).isNotNull();
        assertThat(passed(outer, inner, 2)).isEqualTo(2);
      }
      assertThat(passed(outer, inner, 1)).isEqualTo(1);
      assertThat(log.linesWith("has two filters")).isEmpty();
      assertThat(FilteredRequest.statuses(registry)).containsExactly("200: 3.0");
      assertThat(lostLines(registry)).containsExactly("weft_recording_failures_total 1.0");
    }
  }

  private static int passed(MetricsFilter outer, MetricsFilter inner, int requests)
      throws Exception {
    AtomicInteger passed = new AtomicInteger();
    for (int i = 0; i < requests; i++) {
      FakeExchange exchange = new FakeExchange();
      outer.doFilter(
          exchange.request(),
          exchange.response(),
          (request, response) ->
              inner.doFilter(
                  request,
                  response,
                  (filteredRequest, filteredResponse) -> passed.incrementAndGet()));
    }
    return passed.get();
  }

  @Test
  void aFilterThatWasNotInitialisedAndWhatIsNotHttpGoOn() throws Exception {
    ServletRequest request = proxy(ServletRequest.class);
    ServletResponse response = proxy(ServletResponse.class);
    List<Object> passed = new ArrayList<>();
    try (Mesh mesh =
        Mesh.builder()
            .registry(new PrometheusRegistry())
            .configuration(Configuration.none())
            .build()) {
      for (MetricsFilter filter : List.of(new MetricsFilter(), MetricsFilter.of(mesh))) {
        filter.doFilter(
            request,
            response,
            (passedRequest, passedResponse) -> passed.addAll(List.of(passedRequest == request)));
      }
    }
    assertThat(passed).containsExactly(true, true);
  }

  @Test
  void requestsAreCountedInTheMeshThatIsInUse() throws Exception {
    PrometheusRegistry first = new PrometheusRegistry();
    PrometheusRegistry second = new PrometheusRegistry();
    PrometheusRegistry taken = new PrometheusRegistry();
    Gauge.builder().name("http_requests").register(taken);
    Mesh closed = FilteredRequest.mesh(new PrometheusRegistry());
    closed.close();
    MetricsFilter filter = new MetricsFilter();
    try (CapturedLog log = new CapturedLog();
        Mesh before = FilteredRequest.mesh(first);
        Mesh after = FilteredRequest.mesh(second);
        Mesh refusing = FilteredRequest.mesh(taken)) {
      Weft.use(before);
      filter.init(config(null));
      assertThat(passed(filter, 1)).isEqualTo(1);
      Weft.use(after);
      assertThat(passed(filter, 2)).isEqualTo(2);
      Weft.use(refusing);
      assertThat(passed(filter, 3)).isEqualTo(3);
      Weft.use(after);
      assertThat(passed(filter, 4)).isEqualTo(4);
      Weft.use(closed);
      assertThat(passed(filter, 5)).isEqualTo(5);
      Weft.release(closed);
      assertThat(FilteredRequest.statuses(first)).containsExactly("200: 1.0");
      assertThat(FilteredRequest.statuses(second)).containsExactly("200: 6.0");
      assertThat(FilteredRequest.statuses(taken)).isEmpty();
      assertThat(log.linesWith("HTTP requests are not counted in the mesh that is in use by now"))
          .satisfiesExactly(
              names -> assertThat(names).contains("http_requests"),
              end -> assertThat(end).contains("The mesh is closed"));
    }
  }

  /** How many requests of so many the filter passes on. */
  private static int passed(MetricsFilter filter, int requests) throws Exception {
    AtomicInteger passed = new AtomicInteger();
    for (int i = 0; i < requests; i++) {
      FakeExchange exchange = new FakeExchange();
      filter.doFilter(
          exchange.request(), exchange.response(), (request, response) -> passed.incrementAndGet());
    }
    return passed.get();
  }

  private static <T> T proxy(Class<T> type) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              throw new AssertionError(method);
            }));
  }
}
