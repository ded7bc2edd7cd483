package ai.datapunk.weft.servlet;

import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The class of templates that a {@code web.xml} names. */
final class ConfiguredTemplates {

  private static final String PARAMETER = "templates";

  private ConfiguredTemplates() {}

  /**
   * An object of the class; where none is named, a function that knows no templates.
   *
   * @throws ServletException if it cannot be made
   */
  static Function<HttpServletRequest, @Nullable String> of(FilterConfig config)
      throws ServletException {
    String name = config.getInitParameter(PARAMETER);
    return name == null ? request -> null : made(name.strip(), config);
  }

  /** What it gives that is no text fails when it is asked, as whatever fails in it does. */
  @SuppressWarnings("unchecked")
  private static Function<HttpServletRequest, @Nullable String> made(
      String name, FilterConfig config) throws ServletException {
    Object made;
    try {
      ClassLoader loader = config.getServletContext().getClassLoader();
      made = Class.forName(name, true, loader).getDeclaredConstructor().newInstance();
    } catch (ReflectiveOperationException | LinkageError fault) {
      throw new ServletException(wrong(name, config), fault);
    }
    if (made instanceof Function<?, ?> function) {
      return (Function<HttpServletRequest, @Nullable String>) function;
    }
    throw new ServletException(wrong(name, config));
  }

  private static String wrong(String name, FilterConfig config) {
    return "The parameter '"
        + PARAMETER
        + "' of the filter "
        + config.getFilterName()
        + " must name a class with a public constructor without parameters that is a"
        + " Function<HttpServletRequest, String>, but it is "
        + name;
  }
}
