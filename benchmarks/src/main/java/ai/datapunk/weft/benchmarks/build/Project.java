package ai.datapunk.weft.benchmarks.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A Maven project of 1,000 classes, of which 100 are annotated: ten in each of 100 packages. */
final class Project {

  static final int PACKAGES = 100;
  static final int KINDS = 9;

  final Path folder;

  private Project(Path folder) {
    this.folder = folder;
  }

  /** Writes it into a folder. */
  static Project write(Path folder, Variant variant) throws IOException {
    Project project = new Project(folder);
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("pom.xml"), variant.pom());
    for (int number = 0; number < PACKAGES; number++) {
      Files.createDirectories(project.source(number, "X").getParent());
      for (int kind = 0; kind < KINDS; kind++) {
        project.writePlain(number, kind, 0);
      }
      project.writeAnnotated(number, 0);
    }
    return project;
  }

  /** Changes a number in a method of an annotated class. */
  void editAnnotated(int edit) throws IOException {
    writeAnnotated(PACKAGES / 2, edit);
  }

  /** Changes a number in a method of a class that is not. */
  void editPlain(int edit) throws IOException {
    writePlain(PACKAGES / 2, KINDS - 1, edit);
  }

  private void writePlain(int number, int kind, int edit) throws IOException {
    Files.writeString(
        source(number, PlainClasses.name(kind)), PlainClasses.source(kind, number, edit));
  }

  private void writeAnnotated(int number, int edit) throws IOException {
    Files.writeString(
        source(number, "Client" + number), AnnotatedClasses.source(number, number, edit));
  }

  private Path source(int number, String name) {
    return folder.resolve("src/main/java/shop/p" + number + "/" + name + ".java");
  }

  /** The time of each class file and of each file that weaving keeps. */
  Map<String, Object> written() throws IOException {
    Map<String, Object> times = new TreeMap<>();
    for (String written : new String[] {"target/classes", "target/weft"}) {
      if (Files.exists(folder.resolve(written))) {
        try (Stream<Path> files = Files.walk(folder.resolve(written))) {
          for (Path file : files.toList()) {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            times.put(file.toString(), attributes.lastModifiedTime());
            times.put(file + " key", String.valueOf(attributes.fileKey()));
          }
        }
      }
    }
    return times;
  }
}
