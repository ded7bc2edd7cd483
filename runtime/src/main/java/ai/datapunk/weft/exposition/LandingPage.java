package ai.datapunk.weft.exposition;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import ai.datapunk.weft.access.Admission.Principal;
import ai.datapunk.weft.application.Application;
import ai.datapunk.weft.store.LimitUse;
import ai.datapunk.weft.store.MetricStore;
import ai.datapunk.weft.view.View;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The page for a person who opens the endpoint in a browser: what runs, families with their numbers
 * of series, and how much of the limits is taken. It loads nothing and runs nothing.
 */
record LandingPage(
    PrometheusRegistry registry, Supplier<@Nullable Application> application, ExplorerPage explorer)
    implements Page {

  private static final String STYLE =
      "body{font-family:sans-serif;margin:2em}td,th{text-align:left;padding:.2em 1em .2em 0;"
          + "vertical-align:top}.n{text-align:right}";

  private static final String EXPLORER =
      "<p><a href=\"/explorer\">/explorer</a>: services, dependencies, alerts and dashboards</p>\n";

  private static final String POLICY =
      "default-src 'none'; style-src 'sha256-"
          + digest()
          + "'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  @Override
  public void serve(HttpExchange exchange, Principal principal) throws IOException {
    List<FamilyRow> rows =
        principal.view().apply(registry.scrape()).stream()
            .map(FamilyRow::of)
            .sorted(Comparator.comparing(FamilyRow::name))
            .toList();
    // How much is taken in all tells of what a view leaves out, as the instance does.
    boolean everything = principal.view() == View.everything();
    MetricStore store = everything ? MetricStore.known(registry) : null;
    Application runs = everything ? application.get() : null;
    Headers headers = exchange.getResponseHeaders();
    headers.set("Content-Security-Policy", POLICY);
    headers.set("Referrer-Policy", "no-referrer");
    Answers.html(exchange, page(rows, store, runs, explorer.isFor(principal.view())));
  }

  private static String page(
      List<FamilyRow> rows,
      @Nullable MetricStore store,
      @Nullable Application runs,
      boolean isExplored) {
    long series = rows.stream().mapToLong(FamilyRow::series).sum();
    return """
        <!DOCTYPE html>
        <html lang="en"><head><meta charset="utf-8"><title>Metrics</title><style>%s</style></head>
        <body><h1>Metrics</h1>
        %s<p><a href="/metrics">/metrics</a>: %d families, %d series</p>
        %s%s<table><tr><th>family</th><th>type</th><th class="n">label sets</th>\
        <th class="n">series</th><th class="n">of its limit</th><th>help</th></tr>
        %s</table>
        <p>Weft %s</p></body></html>
        """
        .formatted(
            STYLE,
            runs == null ? "" : told(runs),
            rows.size(),
            series,
            isExplored ? EXPLORER : "",
            store == null ? "" : inAll(store.limitUse()),
            rows.stream().map(row -> row(row, store)).collect(joining()),
            Html.escaped(version()));
  }

  private static String told(Application runs) {
    return "<p>%s, version %s, instance %s</p>\n"
        .formatted(
            Html.escaped(runs.name()), Html.escaped(runs.version()), Html.escaped(runs.instance()));
  }

  private static String inAll(LimitUse use) {
    return "<p>Label sets with an open label: %d of %d</p>\n".formatted(use.taken(), use.limit());
  }

  private static String row(FamilyRow row, @Nullable MetricStore store) {
    return ("<tr><td>%s</td><td>%s</td><td class=\"n\">%d</td><td class=\"n\">%d</td>"
            + "<td class=\"n\">%s</td><td>%s</td></tr>\n")
        .formatted(
            Html.escaped(row.name()),
            row.type(),
            row.labelSets(),
            row.series(),
            store == null ? "" : taken(store.limitUse(row.name())),
            Html.escaped(row.help()));
  }

  private static String taken(LimitUse use) {
    return use.taken() == 0 ? "" : use.taken() + " of " + use.limit();
  }

  private static String version() {
    String version = LandingPage.class.getPackage().getImplementationVersion();
    return version == null ? "of an unknown version" : version;
  }

  private static String digest() {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(STYLE.getBytes(UTF_8));
      return Base64.getEncoder().encodeToString(hash);
    } catch (NoSuchAlgorithmException impossible) {
      // Each JDK has to have it.
      throw new IllegalStateException(impossible);
    }
  }
}
