package ai.datapunk.weft.processor.testing;

import ai.datapunk.weft.catalog.Catalog;
import ai.datapunk.weft.catalog.CatalogCall;
import ai.datapunk.weft.catalog.CatalogParser;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;

/** The calls of a catalog, a line each. */
public final class Calls {

  private Calls() {}

  /** As {@code Shop.order() 4 Stock.take() possible}: who calls in which line whom, and how. */
  public static List<String> in(Reader catalog) throws IOException {
    Catalog read = CatalogParser.read(catalog);
    List<String> calls = new ArrayList<>();
    read.classes()
        .forEach(
            type ->
                type.methods()
                    .forEach(
                        method ->
                            method
                                .calls()
                                .forEach(
                                    call ->
                                        calls.add(
                                            type.name()
                                                + "."
                                                + method.signature()
                                                + " "
                                                + text(call)))));
    return calls;
  }

  private static String text(CatalogCall call) {
    return call.line()
        + " "
        + call.callee()
        + (call.possible() ? " possible" : "")
        + (call.otherThread() ? " otherThread" : "")
        + (call.handled() ? " handled" : "")
        + (call.fallback() ? " fallback" : "");
  }
}
