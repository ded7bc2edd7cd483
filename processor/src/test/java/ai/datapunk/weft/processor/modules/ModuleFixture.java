package ai.datapunk.weft.processor.modules;

import ai.datapunk.weft.catalog.Catalog;
import ai.datapunk.weft.catalog.CatalogClass;
import ai.datapunk.weft.catalog.CatalogParser;
import ai.datapunk.weft.processor.UnannotatedProcessor;
import ai.datapunk.weft.processor.WeftProcessor;
import ai.datapunk.weft.processor.testing.Compilers;
import java.io.File;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import javax.annotation.processing.Processor;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.io.TempDir;

/** A folder for modules, a compiler that writes into it, and what is found there afterwards. */
abstract class ModuleFixture {

  @TempDir Path folder;

  /** Whether files have a place on a disk. */
  boolean onDisk = true;

  /** Whether processors see no more of their environment than the interface. */
  boolean wrapped;

  /** Whether it is read who calls whom; where it cannot be, a note says so. */
  boolean callsRead = true;

  /** The classes that a compilation takes as class files. */
  private List<String> classNames = List.of();

  /** The names of the classes that the catalog there lists. */
  static List<String> classes(Path output) throws IOException {
    try (Reader in = Files.newBufferedReader(output.resolve(Catalog.PATH))) {
      return CatalogParser.read(in).classes().stream().map(CatalogClass::name).toList();
    }
  }

  /** Compiles each source as the class that it declares; gives what is printed. */
  List<Diagnostic<? extends JavaFileObject>> compile(
      Path output, List<Path> libraries, String... sources) throws IOException {
    return compile(output, libraries, List.of(), sources);
  }

  /** The same, with classes that are not compiled as their class files, as Gradle does. */
  List<Diagnostic<? extends JavaFileObject>> compileWith(
      List<String> classFiles, Path output, String... sources) throws IOException {
    classNames = classFiles;
    List<Diagnostic<? extends JavaFileObject>> printed =
        compile(output, List.of(output), List.of("-implicit:none"), sources);
    classNames = List.of();
    return printed;
  }

  /** The same, with options. */
  List<Diagnostic<? extends JavaFileObject>> compile(
      Path output, List<Path> libraries, List<String> options, String... sources)
      throws IOException {
    Files.createDirectories(output);
    Path sourceFolder = Files.createTempDirectory(folder, "sources");
    List<Path> files = new ArrayList<>();
    for (String source : sources) {
      String name =
          source.startsWith("module")
              ? "module-info"
              : source.replaceAll("(?s).*?class ([\\w$]+) .*", "$1");
      files.add(Files.writeString(sourceFolder.resolve(name + ".java"), source));
    }
    try (StandardJavaFileManager manager =
        ToolProvider.getSystemJavaCompiler().getStandardFileManager(null, null, null)) {
      manager.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(output));
      manager.setLocationFromPaths(
          StandardLocation.CLASS_PATH,
          Stream.concat(libraries.stream(), Compilers.CLASS_PATH.stream().map(File::toPath))
              .toList());
      return compile(
          onDisk ? manager : new NotOnDisk(manager),
          options,
          manager.getJavaFileObjectsFromPaths(files));
    }
  }

  /** Compiles where that manager reads and writes. */
  List<Diagnostic<? extends JavaFileObject>> compile(
      JavaFileManager manager, List<String> options, Iterable<? extends JavaFileObject> sources) {
    DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
    List<String> all = new ArrayList<>(options);
    if (!callsRead) {
      all.add("-Aweft.calls=off");
    }
    JavaCompiler.CompilationTask task =
        ToolProvider.getSystemJavaCompiler()
            .getTask(null, manager, diagnostics, all, classNames, sources);
    List<Processor> processors = List.of(new WeftProcessor(), new UnannotatedProcessor());
    task.setProcessors(
        wrapped ? processors.stream().map(WrappingProcessor::new).toList() : processors);
    task.call();
    return diagnostics.getDiagnostics();
  }

  /** File, line, column and id of all that was printed. */
  static List<String> positions(List<Diagnostic<? extends JavaFileObject>> printed) {
    return printed.stream()
        .map(
            d ->
                d.getSource().getName().replaceAll(".*/", "")
                    + ":"
                    + d.getLineNumber()
                    + ":"
                    + d.getColumnNumber()
                    + " "
                    + d.getMessage(null).replaceAll("(?s)\\].*", "]"))
        .toList();
  }

  /** What Weft wrote beside the classes: the paths, and the texts there. */
  static Map<String, String> written(Path output) throws IOException {
    Map<String, String> written = new TreeMap<>();
    try (Stream<Path> files = Files.walk(output)) {
      for (Path file : files.filter(file -> file.toString().endsWith(".json")).toList()) {
        written.put(output.relativize(file).toString(), Files.readString(file));
      }
    }
    return written;
  }

  /** What is in the folder, as a build packs it; without the classes, which are in no package. */
  static Path jar(Path content) throws IOException {
    Path jar = content.resolveSibling(content.getFileName() + ".jar");
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
        Stream<Path> files = Files.walk(content)) {
      for (Path file : files.filter(file -> file.toString().endsWith(".json")).toList()) {
        out.putNextEntry(new ZipEntry(content.relativize(file).toString()));
        Files.copy(file, out);
      }
    }
    return jar;
  }
}
