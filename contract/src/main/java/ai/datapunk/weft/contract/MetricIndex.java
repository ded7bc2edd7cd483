package ai.datapunk.weft.contract;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * The small files beside a catalog that stand for the metrics of one's own, one for each: whoever
 * has a name can ask whether there is such a metric without reading catalogs. Internal: it may
 * change in any release.
 */
public final class MetricIndex {

  /**
   * In a jar, javac sees only folders whose names are identifiers or keywords, which {@code
   * META-INF} is not. A keyword, because two modules may not share a package, and the folder of one
   * is what the module system takes a folder for whose names are all identifiers.
   */
  public static final String FOLDER = "weft/interface/";

  private MetricIndex() {}

  /** The path of a metric's file, on a module's class path and in its jar. */
  public static String path(String name) {
    return FOLDER + "metrics/" + fileName(name);
  }

  /** A name as that of a file: what a file system might not take is encoded. */
  public static String fileName(String name) {
    return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("*", "%2A") + ".json";
  }
}
