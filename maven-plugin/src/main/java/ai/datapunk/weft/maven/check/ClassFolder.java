package ai.datapunk.weft.maven.check;

import ai.datapunk.weft.catalog.Catalog;
import ai.datapunk.weft.catalog.CatalogFiles;
import ai.datapunk.weft.contract.classfile.ClassFile;
import ai.datapunk.weft.contract.classfile.ConstantPoolScan;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Class files and their catalog, in a folder or in a jar. */
public final class ClassFolder implements AutoCloseable {

  /** Where executable jars and web archives keep an application's own classes. */
  private static final List<String> NESTED = List.of("BOOT-INF/classes", "WEB-INF/classes");

  private final FileSystem files;
  private final boolean closes;
  private final Path top;
  private final Path root;
  private final @Nullable List<String> annotated;

  private ClassFolder(
      FileSystem files, boolean closes, Path top, Path root, @Nullable List<String> annotated) {
    this.files = files;
    this.closes = closes;
    this.top = top;
    this.root = root;
    this.annotated = annotated;
  }

  /**
   * A folder in which it is known which class files have an annotated method.
   *
   * @param annotated their paths in the folder
   */
  public static ClassFolder of(Path folder, List<String> annotated) {
    return new ClassFolder(folder.getFileSystem(), false, folder, folder, List.copyOf(annotated));
  }

  /**
   * Opens a folder or a jar.
   *
   * @throws IOException if it is neither
   */
  public static ClassFolder open(Path path) throws IOException {
    if (Files.isDirectory(path)) {
      return new ClassFolder(path.getFileSystem(), false, path, path, null);
    }
    if (!Files.isRegularFile(path)) {
      throw new IOException(path + " is neither a folder nor a jar");
    }
    FileSystem jar = FileSystems.newFileSystem(path);
    Path top = jar.getPath("/");
    Path root = top;
    for (String nested : NESTED) {
      if (Files.isDirectory(top.resolve(nested))) {
        root = top.resolve(nested);
      }
    }
    return new ClassFolder(jar, true, top, root, null);
  }

  /** The catalog, or one without classes where there is none. */
  public Catalog catalog() throws IOException {
    return CatalogFiles.readFolder(top).orElseGet(() -> new Catalog(List.of()));
  }

  /** Whether a class has an annotated method. */
  public boolean hasAnnotatedClass() throws IOException {
    return !annotatedClasses().isEmpty();
  }

  /** Whether there is a class file of this binary name. */
  boolean hasClass(String binaryName) {
    return Files.exists(root.resolve(binaryName.replace('.', '/') + ".class"));
  }

  /** The classes with an annotated method, by name. */
  List<ClassFile> annotatedClasses() throws IOException {
    List<ClassFile> annotated = new ArrayList<>();
    for (Path file : classFiles()) {
      byte[] bytes = Files.readAllBytes(file);
      if (ConstantPoolScan.mentionsAnnotations(bytes)) {
        ClassFile read = ClassFile.read(bytes);
        if (!read.annotatedMethods().isEmpty()) {
          annotated.add(read);
        }
      }
    }
    return annotated;
  }

  private List<Path> classFiles() throws IOException {
    try (Stream<Path> all =
        annotated == null
            ? Files.walk(root, FileVisitOption.FOLLOW_LINKS)
            : annotated.stream().map(root::resolve)) {
      return all.filter(file -> file.toString().endsWith(".class"))
          .filter(file -> !file.startsWith(root.resolve("META-INF")))
          .sorted()
          .toList();
    }
  }

  @Override
  public void close() throws IOException {
    if (closes) {
      files.close();
    }
  }
}
