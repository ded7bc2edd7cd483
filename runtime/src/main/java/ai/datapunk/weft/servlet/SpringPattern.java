package ai.datapunk.weft.servlet;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/** The pattern of a handler of Spring MVC's, which leaves both with the request. */
final class SpringPattern {

  private static final String MAPPING = "org.springframework.web.servlet.HandlerMapping.";
  private static final String PATTERN = MAPPING + "bestMatchingPattern";
  private static final String HANDLER = MAPPING + "bestMatchingHandler";

  /** A method of a controller, which has its own pattern. */
  private static final String METHOD = "org.springframework.web.method.HandlerMethod";

  private SpringPattern() {}

  /** Null if there is none: the path itself is left where a default handler has answered. */
  static @Nullable String of(HttpServletRequest request) {
    if (request.getAttribute(PATTERN) instanceof String pattern) {
      Object handler = request.getAttribute(HANDLER);
      boolean isOfMethod = handler != null && NamedType.find(handler.getClass(), METHOD) != null;
      return isOfMethod || (isPattern(pattern) && !isPath(pattern, request)) ? pattern : null;
    }
    return null;
  }

  private static boolean isPattern(String pattern) {
    return pattern.contains("{") || pattern.contains("*");
  }

  /** Whether it is the path, as it was sent or decoded, which may have such characters too. */
  private static boolean isPath(String pattern, HttpServletRequest request) {
    String info = request.getPathInfo();
    String decoded = request.getServletPath() + (info == null ? "" : info);
    return request.getRequestURI().endsWith(pattern) || decoded.endsWith(pattern);
  }
}
