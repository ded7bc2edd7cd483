package ai.datapunk.weft.weaver;

import ai.datapunk.weft.weaver.FolderIndex.Stamp;
import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * The weaver of a build: weaves the annotated classes of a folder in place. In a folder of its own
 * it keeps what it wove from which class file, so that a class is woven anew only if something has
 * changed that weaving depends on. Each file is there whole or as it was before, so that a run that
 * was broken off is mended by the next. Runs for different folders may be under way at a time.
 */
public final class FolderWeaver {

  private final Path classes;
  private final List<Path> classPath;
  private final Path state;
  private final Consumer<String> debug;

  /**
   * @param classes the folder whose classes are woven
   * @param classPath the folders and jars of all other types; weft-aspects is among them
   * @param state the folder of what is kept from one run to the next, for these classes alone
   * @param debug is told what AspectJ has to say
   */
  public FolderWeaver(Path classes, List<Path> classPath, Path state, Consumer<String> debug) {
    this.classes = classes;
    this.classPath = new ArrayList<>(List.of(classes));
    this.classPath.addAll(classPath);
    this.state = state;
    this.debug = debug;
  }

  /**
   * Weaves what is to be woven.
   *
   * @throws WeavingException if a class cannot be woven; it stays as it was, all others are woven
   */
  public FolderReport weave() throws IOException {
    Path indexFile = state.resolve("index");
    FolderIndex before = FolderIndex.read(indexFile);
    Map<String, Stamp> files = classFiles();
    try (ClassWeaver weaver = ClassWeaver.of(classPath, debug)) {
      FolderRun run = new FolderRun(classes, classPath, state, weaver, before);
      files.forEach(run::look);
      run.weave();
      run.deleteOrphans(files.keySet());
      if (run.hasChanged()) {
        run.forgetOthers();
        if (Files.exists(indexFile) || run.hasWoven()) {
          AtomicFiles.write(indexFile, run.index().bytes(), state);
        }
      }
      run.throwFailures();
      return run.report();
    }
  }

  private Map<String, Stamp> classFiles() throws IOException {
    Map<String, Stamp> files = new TreeMap<>();
    if (Files.isDirectory(classes)) {
      Files.walkFileTree(
          classes,
          EnumSet.of(FileVisitOption.FOLLOW_LINKS),
          Integer.MAX_VALUE,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
              if (attributes.isRegularFile() && file.toString().endsWith(".class")) {
                files.put(
                    classes.relativize(file).toString().replace('\\', '/'), Stamp.of(attributes));
              }
              return FileVisitResult.CONTINUE;
            }
          });
    }
    return files;
  }
}
