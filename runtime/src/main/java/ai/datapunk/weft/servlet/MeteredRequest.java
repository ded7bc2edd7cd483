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
  private boolean parsed;

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
    parse();
    return super.getParameter(name);
  }

  @Override
  public Map<String, String[]> getParameterMap() {
    parse();
    return super.getParameterMap();
  }

  @Override
  public Enumeration<String> getParameterNames() {
    parse();
    return super.getParameterNames();
  }

  @Override
  public String @Nullable [] getParameterValues(String name) {
    parse();
    return super.getParameterValues(name);
  }

  /** Has the container read the form, if there is one: it does so when it is first asked. */
  private void parse() {
    if (!parsed) {
      try {
        super.getParameterNames();
      } catch (RuntimeException | Error fault) {
        served.parsingFailed(fault);
        throw fault;
      }
      parsed = true;
      if (in == null && reader == null) {
        served.parsed(this);
      }
    }
  }

  @Override
  public Collection<Part> getParts() throws IOException, ServletException {
    try {
      Collection<Part> parts = super.getParts();
      served.body().parsed();
      return parts;
    } catch (IOException | ServletException | RuntimeException | Error fault) {
      served.parsingFailed(fault);
      throw fault;
    }
  }

  @Override
  public @Nullable Part getPart(String name) throws IOException, ServletException {
    try {
      Part part = super.getPart(name);
      served.body().parsed();
      return part;
    } catch (IOException | ServletException | RuntimeException | Error fault) {
      served.parsingFailed(fault);
      throw fault;
    }
  }

  @Override
  public AsyncContext startAsync() {
    int before = served.starts();
    AsyncContext context = super.startAsync();
    served.started(context, before);
    return context;
  }

  @Override
  public AsyncContext startAsync(ServletRequest request, ServletResponse response) {
    int before = served.starts();
    AsyncContext context = super.startAsync(request, response);
    served.started(context, before);
    return context;
  }
}
