package ai.datapunk.weft.weaving;

import ai.datapunk.weft.contract.MethodIndex;
import ai.datapunk.weft.contract.classfile.ClassFile;
import ai.datapunk.weft.contract.classfile.ClassFileException;
import ai.datapunk.weft.contract.classfile.ConstantPoolScan;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The annotated classes of folders and archives that have no catalog, since nothing ran Weft's
 * processor there. Looks at a limited number of files, for a class path may have any folder on it.
 */
final class UnlistedClasses {

  /** How many files are looked at. */
  private static final int MOST = 10_000;

  private static final String CLASS = ".class";

  /** Where archives that are started have the application's own classes. */
  private static final List<String> FOLDERS_IN_ARCHIVES =
      List.of("BOOT-INF/classes/", "WEB-INF/classes/");

  /**
   * An annotated class.
   *
   * @param className its binary name
   * @param methods how many annotated methods it has
   * @param unwoven how many of them are not woven
   */
  record Counted(String className, int methods, int unwoven) {}

  private final List<Counted> annotated = new ArrayList<>();
  private int left = MOST;

  private UnlistedClasses() {}

  /** Those of these folders and archives that can be read. */
  static List<Counted> in(Collection<Path> roots) {
    UnlistedClasses classes = new UnlistedClasses();
    for (Path root : roots) {
      try {
        if (Files.isDirectory(root)) {
          classes.readFolder(root);
        } else {
          classes.readArchive(root);
        }
      } catch (IOException unreadable) {
        // What cannot be read here cannot be loaded either.
      }
    }
    return classes.annotated;
  }

  private void readFolder(Path root) throws IOException {
    if (Files.exists(root.resolve(MethodIndex.PATH))) {
      return;
    }
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            return folder.equals(root) || canBePackage(folder.getFileName().toString())
                ? FileVisitResult.CONTINUE
                : FileVisitResult.SKIP_SUBTREE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            if (file.toString().endsWith(CLASS)) {
              add(Files.readAllBytes(file));
            }
            return --left > 0 ? FileVisitResult.CONTINUE : FileVisitResult.TERMINATE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException unreadable) {
            return FileVisitResult.CONTINUE;
          }
        });
  }

  private static boolean canBePackage(String folder) {
    return folder.chars().allMatch(Character::isJavaIdentifierPart);
  }

  private void readArchive(Path file) throws IOException {
    try (ZipFile archive = new ZipFile(file.toFile())) {
      String folder =
          FOLDERS_IN_ARCHIVES.stream()
              .filter(name -> archive.getEntry(name) != null)
              .findFirst()
              .orElse("");
      if (archive.getEntry(MethodIndex.PATH) != null
          || archive.getEntry(folder + MethodIndex.PATH) != null) {
        return;
      }
      try (Stream<? extends ZipEntry> entries = archive.stream()) {
        Iterator<? extends ZipEntry> each =
            entries
                .filter(entry -> entry.getName().startsWith(folder))
                .filter(entry -> entry.getName().endsWith(CLASS))
                .iterator();
        while (each.hasNext() && left-- > 0) {
          try (InputStream in = archive.getInputStream(each.next())) {
            add(in.readAllBytes());
          }
        }
      }
    }
  }

  private void add(byte[] bytes) {
    try {
      if (ConstantPoolScan.mentionsAnnotations(bytes)) {
        ClassFile file = ClassFile.read(bytes);
        annotated.add(
            new Counted(
                file.name().replace('/', '.'),
                file.annotatedMethods().size(),
                file.unwovenMethods().size()));
      }
    } catch (ClassFileException notToBeRead) {
      // It may be of a later version of Java: nothing is known of it.
    }
  }
}
