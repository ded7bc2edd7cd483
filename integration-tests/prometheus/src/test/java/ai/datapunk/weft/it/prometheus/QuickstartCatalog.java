package ai.datapunk.weft.it.prometheus;

import ai.datapunk.weft.catalog.Catalog;
import ai.datapunk.weft.catalog.CatalogParser;
import ai.datapunk.weft.monitoring.Monitoring;
import com.example.storefront.Storefront;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The quickstart's catalog, as its jar has it. */
public final class QuickstartCatalog {

  private QuickstartCatalog() {}

  /** What watches the quickstart, with nothing chosen yet. */
  public static Monitoring monitoring() throws IOException {
    try (InputStream json = Storefront.class.getResourceAsStream("/" + Catalog.PATH);
        Reader catalog = new InputStreamReader(json, StandardCharsets.UTF_8)) {
      return Monitoring.of(List.of(CatalogParser.read(catalog)));
    }
  }
}
