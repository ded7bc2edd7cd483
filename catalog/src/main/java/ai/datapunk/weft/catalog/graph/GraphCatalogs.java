package ai.datapunk.weft.catalog.graph;

import ai.datapunk.weft.catalog.Catalog;
import ai.datapunk.weft.catalog.CatalogFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** The catalogs that a graph is drawn of: each belongs to an application that has a name. */
public final class GraphCatalogs {

  /** Where builds put classes, and those the catalog: none of it names an application. */
  private static final List<Path> INSIDE =
      List.of(
          Path.of(Catalog.PATH),
          Path.of("target", "classes"),
          Path.of("build", "classes", "java", "main"),
          Path.of("build", "classes", "kotlin", "main"));

  /**
   * A number, with others behind dots, and what builds are known to put behind these: other words
   * are part of the name, and so are numbers before them.
   */
  private static final Pattern VERSION =
      Pattern.compile(
          "(?<=.)-\\d+(\\.\\d+)*(-\\d{8}\\.\\d{6}-\\d+)?"
              + "([-.](snapshot|release|final|ga|m|milestone|rc|cr|sp|alpha|beta|exec|all|boot|plain)"
              + "([-.]?\\d+)*)*(\\+[\\w.-]+)?$",
          Pattern.CASE_INSENSITIVE);

  private GraphCatalogs() {}

  /** The same, where nobody is told of libraries that are passed over. */
  public static List<Catalog> read(Collection<Path> files) throws IOException {
    return read(files, warning -> {});
  }

  /**
   * Those of these files that have one, with those of the libraries in executable jars and web
   * archives. A catalog without an application's name gets that of its jar or folder.
   *
   * @param warnings is told of each such library that cannot be read, and is passed over
   * @throws IOException also if a file is not there, or is none of a catalog, a jar and a folder
   */
  public static List<Catalog> read(Collection<Path> files, Consumer<String> warnings)
      throws IOException {
    List<Catalog> catalogs = new ArrayList<>();
    for (Path file : files) {
      for (Catalog catalog : CatalogFiles.readWithLibraries(file, warnings)) {
        catalogs.add(named(catalog, file));
      }
    }
    return catalogs;
  }

  private static Catalog named(Catalog catalog, Path file) {
    return catalog.application().isEmpty() ? new Catalog(name(file), catalog.classes()) : catalog;
  }

  private static String name(Path file) {
    Path path = file.toAbsolutePath().normalize();
    for (Path inside : INSIDE) {
      if (path.endsWith(inside) && path.getNameCount() > inside.getNameCount()) {
        path = path.getRoot().resolve(path.subpath(0, path.getNameCount() - inside.getNameCount()));
      }
    }
    return withoutExtension(String.valueOf(path.getFileName()));
  }

  /** An archive is named by what it is of, in whatever version. */
  private static String withoutExtension(String name) {
    for (String extension : List.of(".jar", ".war", ".zip")) {
      if (name.endsWith(extension)) {
        String stem = name.substring(0, name.length() - extension.length());
        return VERSION.matcher(stem).replaceFirst("");
      }
    }
    return name.endsWith(".json") ? name.substring(0, name.length() - ".json".length()) : name;
  }
}
