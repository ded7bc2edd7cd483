package ai.datapunk.weft.processor.write;

import ai.datapunk.weft.processor.catalog.Catalog;
import ai.datapunk.weft.processor.catalog.CatalogJson;
import java.io.IOException;
import java.io.Writer;
import java.util.Collection;
import javax.annotation.processing.Filer;
import javax.lang.model.element.Element;
import javax.tools.StandardLocation;

/** Writes the catalog of the module beside its classes. */
public final class CatalogWriter {

  private CatalogWriter() {}

  /** Writes it; the annotated classes are its originating elements. */
  public static void write(Catalog catalog, Filer filer, Collection<? extends Element> origins)
      throws IOException {
    try (Writer out =
        filer
            .createResource(
                StandardLocation.CLASS_OUTPUT, "", Catalog.PATH, origins.toArray(Element[]::new))
            .openWriter()) {
      CatalogJson.write(catalog, out);
    }
  }
}
