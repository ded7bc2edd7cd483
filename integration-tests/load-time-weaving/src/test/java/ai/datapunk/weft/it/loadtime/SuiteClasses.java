package ai.datapunk.weft.it.loadtime;

import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.weaver.ClassWeaver;
import ai.datapunk.weft.weaver.WovenClass;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The classes of the suite in folders, made in other ways than the build has made them. */
final class SuiteClasses {

  private SuiteClasses() {}

  /** Copies those files out of a jar or a folder whose path within it is as wanted. */
  static Path copy(Path from, Path to, Predicate<String> wanted) throws IOException {
    if (Files.isDirectory(from)) {
      copyTree(from, to, wanted);
    } else {
      // One of its own, since other tests may be reading the same jar.
      try (FileSystem jar = FileSystems.newFileSystem(from)) {
        copyTree(jar.getPath("/"), to, wanted);
      }
    }
    return to;
  }

  private static void copyTree(Path root, Path to, Predicate<String> wanted) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = root.relativize(file).toString().replace('\\', '/');
        if (wanted.test(name)) {
          Path copy = to.resolve(name);
          Files.createDirectories(copy.getParent());
          Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
        }
      }
    }
  }

  /** Compiles the suite with the javac of a JDK. */
  static Path compile(Path home, Path to, String... options)
      throws IOException, InterruptedException {
    Path sources = Path.of(System.getProperty("weft.suite"), "java");
    List<String> command =
        new ArrayList<>(List.of(home.resolve("bin").resolve("javac").toString(), "-parameters"));
    command.addAll(List.of(options));
    command.addAll(List.of("-d", to.toString()));
    try (Stream<Path> files = Files.walk(sources)) {
      files.map(Path::toString).filter(file -> file.endsWith(".java")).forEach(command::add);
    }
    ChildJvm.Ended javac = ChildJvm.run(command);
    assertThat(javac.status()).as(javac.output()).isZero();
    return copy(Path.of(System.getProperty("weft.suite"), "resources"), to, name -> true);
  }

  /** Weaves the suite as the Maven plugin does. */
  static Path weave(Path to) throws IOException {
    copy(Libraries.unwoven(), to, name -> !name.startsWith("META-INF/maven"));
    try (ClassWeaver weaver = ClassWeaver.of(Libraries.with(to), message -> {});
        Stream<Path> files = Files.walk(to)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".class")).toList()) {
        Optional<WovenClass> woven = weaver.weave(Files.readAllBytes(file));
        if (woven.isPresent()) {
          Files.write(file, woven.get().classFile());
          for (Map.Entry<String, byte[]> made : woven.get().generated().entrySet()) {
            Files.write(to.resolve(made.getKey() + ".class"), made.getValue());
          }
        }
      }
    }
    return to;
  }
}
