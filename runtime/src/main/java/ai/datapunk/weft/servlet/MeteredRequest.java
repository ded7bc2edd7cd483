package ai.datapunk.weft.servlet;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.Part;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.Collection;
import java.util.Enumeration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A request as the application sees it: what is read of it counts, and that it goes on later. */
final class MeteredRequest extends HttpServletRequestWrapper {

  private final ServedRequest served;
  private @Nullable ServletInputStream in;
  private @Nullable BufferedReader reader;

  MeteredRequest(HttpServletRequest request, ServedRequest served) {
    super(request);
    this.served = served;
  }

  @Override
  public ServletInputStream getInputStream() throws IOException {
    ServletInputStream stream = super.getInputStream();
    if (in == null) {
      in = new MeteredInputStream(stream, served.body());
    }
    return in;
  }

  /** The encoding is known once the container has made the reader. */
  @Override
  public BufferedReader getReader() throws IOException {
    BufferedReader containers = super.getReader();
    if (reader == null) {
      reader = new MeteredReader(containers, getCharacterEncoding(), served.body());
    }
    return reader;
  }

  @Override
  public @Nullable String getParameter(String name) {
    String value = super.getParameter(name);
    served.parsed(this);
    return value;
  }

  @Override
  public Map<String, String[]> getParameterMap() {
    Map<String, String[]> parameters = super.getParameterMap();
    served.parsed(this);
    return parameters;
  }

  @Override
  public Enumeration<String> getParameterNames() {
    Enumeration<String> names = super.getParameterNames();
    served.parsed(this);
    return names;
  }

  @Override
  public String @Nullable [] getParameterValues(String name) {
    String[] values = super.getParameterValues(name);
    served.parsed(this);
    return values;
  }

  @Override
  public Collection<Part> getParts() throws IOException, ServletException {
    Collection<Part> parts = super.getParts();
    served.parsed(this);
    return parts;
  }

  @Override
  public @Nullable Part getPart(String name) throws IOException, ServletException {
    Part part = super.getPart(name);
    served.parsed(this);
    return part;
  }

  @Override
  public AsyncContext startAsync() {
    AsyncContext context = super.startAsync();
    served.goesOn(context);
    return context;
  }

  @Override
  public AsyncContext startAsync(ServletRequest request, ServletResponse response) {
    AsyncContext context = super.startAsync(request, response);
    served.goesOn(context);
    return context;
  }
}
