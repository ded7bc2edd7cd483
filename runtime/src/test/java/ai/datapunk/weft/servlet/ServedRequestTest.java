package ai.datapunk.weft.servlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ai.datapunk.weft.Mesh;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.CharConversionException;
import java.io.EOFException;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.net.SocketTimeoutException;
import java.nio.channels.ClosedChannelException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** How requests end; on real servers, in integration-tests/http-servers. */
class ServedRequestTest {

  private static final String FORM = "application/x-www-form-urlencoded; charset=UTF-8";
  private static final String MULTIPART = "multipart/form-data; boundary=x";

  private static final FilterChain READS =
      (request, response) -> {
        throw new AssertionError(request.getInputStream().read());
      };

  private static final Path FULL = Path.of("/dev/full");

  private static FakeExchange breaking(IOException fault) {
    return new FakeExchange()
        .with("getInputStream", new BreakingStream(fault))
        .with("getCharacterEncoding", "UTF-8")
        .answer("getReader", nothing -> new BufferedReader(new BreakingStream(fault).reader()));
  }

  @Test
  void aClientThatHasGoneIsNoFaultOfTheServer() {
    assertThat(FilteredRequest.of(breaking(new IOException("reset")), READS).statuses())
        .containsExactly("499: 1.0");
  }

  @Test
  void whatIsReadAfterTheApplicationHasClosedItIsItsOwnFault() {
    FilterChain stream =
        (request, response) -> {
          InputStream in = request.getInputStream();
          in.close();
          throw new AssertionError(in.read());
        };
    FilterChain reader =
        (request, response) -> {
          Reader in = request.getReader();
          in.close();
          throw new AssertionError(in.read());
        };
    for (FilterChain closes : List.of(stream, reader)) {
      assertThat(FilteredRequest.of(breaking(new IOException("closed")), closes).statuses())
          .containsExactly("500: 1.0");
    }
  }

  @Test
  void aClientThatIsTooSlowHasNotGone() {
    for (IOException slow :
        List.of(new SocketTimeoutException(), new IOException(new TimeoutException("30000 ms")))) {
      assertThat(FilteredRequest.of(breaking(slow), READS).statuses()).containsExactly("500: 1.0");
    }
  }

  @Test
  void whatTheApplicationAnswersAllTheSameIsCounted() {
    assertThat(answering(exchange -> {})).containsExactly("499: 1.0");
    assertThat(answering(exchange -> exchange.response().setStatus(503)))
        .containsExactly("503: 1.0");
    assertThat(answering(exchange -> exchange.with("isCommitted", true)))
        .containsExactly("200: 1.0");
  }

  private static List<String> answering(Consumer<FakeExchange> answer) {
    FakeExchange exchange = breaking(new IOException("reset"));
    return FilteredRequest.of(
            exchange,
            (request, response) -> {
              try {
                READS.doFilter(request, response);
              } catch (IOException gone) {
                answer.accept(exchange);
              }
            })
        .statuses();
  }

  @Test
  void aFormThatBreaksOffIsAClientThatHasGone() {
    FakeExchange parts =
        new FakeExchange()
            .answer(
                "getParts",
                nothing -> {
                  throw new ServletException(new CompletionException(new ClosedChannelException()));
                });
    FakeExchange parameters =
        new FakeExchange()
            .answer(
                "getParameterNames",
                nothing -> {
                  throw new UncheckedIOException(new IOException("reset"));
                });
    assertThat(FilteredRequest.of(parts, ServedRequestTest::readsParts).statuses())
        .containsExactly("499: 1.0");
    assertThat(
            FilteredRequest.of(parameters, (request, response) -> request.getParameter("name"))
                .statuses())
        .containsExactly("499: 1.0");
  }

  @Test
  void aFormThatIsMalformedOrCannotBeKeptIsNot() {
    for (Exception fault :
        List.of(
            new EOFException("unexpected EOF"),
            new MalformedInputException(1),
            new CharConversionException("%zz"),
            new NoSuchFileException("/tmp/parts"),
            new SocketTimeoutException())) {
      FakeExchange parts =
          new FakeExchange()
              .answer(
                  "getParts",
                  nothing -> {
                    throw new ServletException(fault);
                  });
      assertThat(FilteredRequest.of(parts, ServedRequestTest::readsParts).statuses())
          .as("%s", fault)
          .containsExactly("500: 1.0");
    }
  }

  /** {@code /dev/full} is a disk that is full, for a stream and for a channel. */
  @Test
  @EnabledOnOs(OS.LINUX)
  void aFormForWhichTheDiskIsFullIsTheServersFault() {
    FilterChain stream = (request, response) -> writesToFullDisk(Files.newOutputStream(FULL));
    FilterChain file = (request, response) -> writesToFullDisk(new FileOutputStream(FULL.toFile()));
    for (FilterChain full : List.of(stream, file)) {
      FakeExchange parts =
          new FakeExchange()
              .answer(
                  "getParts",
                  nothing -> {
                    try {
                      full.doFilter(null, null);
                    } catch (IOException fault) {
                      throw new ServletException(new IOException(fault));
                    }
                    return List.of();
                  });
      assertThat(FilteredRequest.of(parts, ServedRequestTest::readsParts).statuses())
          .containsExactly("500: 1.0");
    }
  }

  private static void writesToFullDisk(OutputStream disk) throws IOException {
    try (disk) {
      disk.write(1);
    }
  }

  private static void readsParts(ServletRequest request, ServletResponse response)
      throws IOException, ServletException {
    assertThat(((HttpServletRequest) request).getParts()).isEmpty();
  }

  @Test
  void aFormCountsWhereTheContainerHasReadIt() {
    FilterChain parameter = (request, response) -> request.getParameter("name");
    FilterChain parameterLater =
        (request, response) -> {
          assertThat(request.getInputStream()).isNotNull();
          request.getParameter("name");
        };
    assertThat(FilteredRequest.of(form("POST", FORM), parameter).sizes()).containsExactly("8.0");
    assertThat(FilteredRequest.of(form("POST", MULTIPART), parameter).sizes())
        .containsExactly("8.0");
    assertThat(FilteredRequest.of(form("PUT", FORM), parameter).sizes()).containsExactly("0.0");
    assertThat(FilteredRequest.of(form("POST", "text/plain"), parameter).sizes())
        .containsExactly("0.0");
    assertThat(FilteredRequest.of(form("POST", FORM), parameterLater).sizes())
        .containsExactly("0.0");
    assertThat(FilteredRequest.of(form("PUT", MULTIPART), ServedRequestTest::readsParts).sizes())
        .containsExactly("8.0");
  }

  private static FakeExchange form(String method, String type) {
    return breaking(new IOException("not asked for"))
        .with("getMethod", method)
        .with("getContentType", type)
        .with("getContentLengthLong", 8L)
        .with("getParts", List.of());
  }

  @Test
  void theErrorPageOfARequestThatNoFilterHasSeenIsNotCounted() {
    List<Object> passed = new ArrayList<>();
    FakeExchange refused = new FakeExchange().with("getDispatcherType", DispatcherType.ERROR);
    assertThat(FilteredRequest.of(refused, (request, response) -> passed.add(request)).statuses())
        .isEmpty();
    assertThat(passed).singleElement().isNotInstanceOf(MeteredRequest.class);
  }

  @Test
  void aRequestIsListenedToOnceHoweverOftenItIsStarted() throws Exception {
    for (boolean tells : List.of(true, false)) {
      List<AsyncListener> listeners = new ArrayList<>();
      FakeExchange exchange = new FakeExchange();
      exchange.answer(
          "startAsync",
          nothing -> {
            AsyncContext context = context(listeners);
            List<AsyncListener> earlier = List.copyOf(listeners);
            listeners.clear();
            for (AsyncListener listener : earlier) {
              if (tells) {
                listener.onStartAsync(new AsyncEvent(context));
              }
            }
            return context;
          });
      PrometheusRegistry registry = new PrometheusRegistry();
      try (Mesh mesh = FilteredRequest.mesh(registry)) {
        MetricsFilter.of(mesh)
            .doFilter(
                exchange.request(),
                exchange.response(),
                (request, response) -> {
                  for (int i = 0; i < 3; i++) {
                    request.startAsync();
                    assertThat(listeners).hasSize(1);
                  }
                  ((HttpServletResponse) response).setStatus(202);
                });
        assertThat(FilteredRequest.statuses(registry)).isEmpty();
        listeners.get(0).onComplete(new AsyncEvent(context(listeners)));
        assertThat(FilteredRequest.statuses(registry)).containsExactly("202: 1.0");
      }
    }
  }

  /** Started by what sees the container's request, or by the application. */
  @Test
  void whatThrowsAfterItHasStartedEndsWhenTheContainerHasEndedIt() throws Exception {
    for (boolean seen : List.of(true, false)) {
      List<AsyncListener> listeners = new ArrayList<>();
      FakeExchange exchange = new FakeExchange();
      exchange.answer(
          "startAsync",
          nothing -> {
            exchange.with("isAsyncStarted", true).with("getAsyncContext", context(listeners));
            return context(listeners);
          });
      PrometheusRegistry registry = new PrometheusRegistry();
      try (Mesh mesh = FilteredRequest.mesh(registry)) {
        FilterChain throwing =
            (request, response) -> {
              (seen ? request : exchange.request()).startAsync();
              throw new ServletException("on purpose");
            };
        assertThatExceptionOfType(ServletException.class)
            .isThrownBy(
                () ->
                    MetricsFilter.of(mesh)
                        .doFilter(exchange.request(), exchange.response(), throwing));
        assertThat(FilteredRequest.statuses(registry)).isEmpty();
        exchange.response().setStatus(418);
        listeners.get(0).onComplete(new AsyncEvent(context(listeners)));
        assertThat(FilteredRequest.statuses(registry)).containsExactly("418: 1.0");
      }
    }
  }

  private static AsyncContext context(List<AsyncListener> listeners) {
    return (AsyncContext)
        Proxy.newProxyInstance(
            ServedRequestTest.class.getClassLoader(),
            new Class<?>[] {AsyncContext.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("addListener")) {
                listeners.add((AsyncListener) arguments[0]);
              }
              return null;
            });
  }

  /** A body that cannot be read. */
  private static final class BreakingStream extends ServletInputStream {

    private final IOException fault;

    BreakingStream(IOException fault) {
      this.fault = fault;
    }

    Reader reader() {
      return new InputStreamReader(this, StandardCharsets.UTF_8);
    }

    @Override
    public int read() throws IOException {
      throw fault;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      throw fault;
    }

    @Override
    public boolean isFinished() {
      return false;
    }

    @Override
    public boolean isReady() {
      return true;
    }

    @Override
    public void setReadListener(ReadListener listener) {}
  }
}
