package ai.datapunk.weft.servlet;

import static java.util.Objects.requireNonNull;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Proxy;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A request and its response without a container: a GET without a body, unless told otherwise. */
final class FakeExchange {

  /** What a method gives. */
  @FunctionalInterface
  interface Answer {

    @Nullable Object of(Object[] arguments) throws Throwable;
  }

  private final Map<String, Answer> answers = new HashMap<>();
  private final Map<Object, Object> attributes = new HashMap<>();

  FakeExchange() {
    answer("getAttribute", name -> attributes.get(name[0]));
    answer("setAttribute", attribute -> attributes.put(attribute[0], attribute[1]));
    answer("setStatus", status -> with("getStatus", status[0]));
    answer("getParameter", name -> null);
    with("getDispatcherType", DispatcherType.REQUEST);
    with("getMethod", "GET");
    with("getContentType", null);
    with("getContentLengthLong", -1L);
    with("getHttpServletMapping", null);
    with("getParameterNames", Collections.emptyEnumeration());
    with("getRequestURI", "/orders/17");
    with("getServletPath", "/orders/17");
    with("getPathInfo", null);
    with("getContextPath", "/shop");
    with("getServletContext", context());
    with("isAsyncStarted", false);
    with("getStatus", 200);
    with("isCommitted", false);
  }

  /** Has a method answer so. */
  FakeExchange answer(String method, Answer answer) {
    answers.put(method, answer);
    return this;
  }

  /** Has a method give this. */
  FakeExchange with(String method, @Nullable Object value) {
    return answer(method, arguments -> value);
  }

  /** The application's. */
  ServletContext context() {
    return proxy(ServletContext.class);
  }

  HttpServletRequest request() {
    return proxy(HttpServletRequest.class);
  }

  HttpServletResponse response() {
    return proxy(HttpServletResponse.class);
  }

  private <T> T proxy(Class<T> type) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) ->
                requireNonNull(answers.get(method.getName()), method::toString)
                    .of(arguments == null ? new Object[0] : arguments)));
  }
}
