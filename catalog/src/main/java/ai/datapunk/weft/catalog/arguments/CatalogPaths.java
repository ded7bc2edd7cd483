package ai.datapunk.weft.catalog.arguments;

import ai.datapunk.weft.catalog.Catalog;
import ai.datapunk.weft.catalog.NewerCatalogException;
import ai.datapunk.weft.catalog.graph.GraphCatalogs;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The files in which catalogs are looked for: named one by one, or as class paths. */
public final class CatalogPaths {

  private final List<Path> files = new ArrayList<>();
  private final List<String> missing = new ArrayList<>();

  private CatalogPaths() {}

  static CatalogPaths of(List<String> names) throws CommandException {
    CatalogPaths paths = new CatalogPaths();
    for (String name : names) {
      paths.add(name);
    }
    if (paths.files.isEmpty()) {
      throw new UsageException("A catalog is missing. Fix: name a catalog.json, jar or folder.");
    }
    return paths;
  }

  /** A class path is several files, unless a file has just that name. */
  private void add(String name) throws CommandException {
    if (name.isEmpty()) {
      return;
    }
    if (isThere(name) || !name.contains(File.pathSeparator)) {
      files.add(path(name));
      return;
    }
    List<String> parts =
        Stream.of(name.split(Pattern.quote(File.pathSeparator), -1))
            .filter(part -> !part.isEmpty())
            .toList();
    List<String> there = parts.stream().filter(CatalogPaths::isThere).toList();
    if (there.isEmpty() && !parts.isEmpty()) {
      throw new CommandException(
          "Nothing of the class path " + name + " is there. Fix: name what is.");
    }
    there.forEach(part -> files.add(Path.of(part)));
    // As the virtual machine passes over them: a module without sources has no classes.
    parts.stream().filter(part -> !isThere(part)).forEach(missing::add);
  }

  private static Path path(String name) throws CommandException {
    try {
      return Path.of(name);
    } catch (InvalidPathException e) {
      throw new CommandException(
          name + " cannot be a file's name. Fix: name a catalog.json, a jar or a folder.");
    }
  }

  /** What is no name of a file, as a class path mostly is none, is none. */
  private static boolean isThere(String name) {
    try {
      return Files.exists(Path.of(name));
    } catch (InvalidPathException e) {
      return false;
    }
  }

  /** Those that are there. */
  public List<Path> files() {
    return List.copyOf(files);
  }

  /**
   * The catalogs in them, each with the name of an application. One that cannot be read is no
   * reason to do without the others.
   *
   * @param warnings is told of what is passed over
   * @throws CommandException if there is none that can be read
   */
  public ReadCatalogs read(Consumer<String> warnings) throws CommandException {
    missing.forEach(
        entry -> warnings.accept(entry + " of the class path is not there: passed over"));
    List<Catalog> catalogs = new ArrayList<>();
    List<String> unread = new ArrayList<>();
    for (Path file : files) {
      try {
        catalogs.addAll(GraphCatalogs.read(List.of(file), unread::add));
      } catch (IOException e) {
        unread.add(said(e));
      }
    }
    if (catalogs.isEmpty()) {
      throw unread.isEmpty() ? none() : new CommandException(String.join("\n", unread));
    }
    unread.forEach(warnings);
    return new ReadCatalogs(catalogs, unread);
  }

  private CommandException none() {
    return new CommandException(
        "There is no catalog in "
            + files
            + ". Fix: name what was compiled with Weft's processor, which writes "
            + Catalog.PATH
            + " beside the classes of a module with annotated methods.");
  }

  /** What is said of a catalog that cannot be read. */
  public static CommandException unreadable(IOException e) {
    return new CommandException(said(e));
  }

  private static String said(IOException e) {
    return e.getMessage()
        + (e instanceof NewerCatalogException
            ? ". Fix: take Weft in the version that the catalog was made with, or a later one."
            : ". Fix: name a catalog.json, or a jar or a folder with one, as Weft's processor wrote"
                + " it.");
  }
}
