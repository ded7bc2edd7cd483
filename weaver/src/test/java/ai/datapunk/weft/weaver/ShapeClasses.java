package ai.datapunk.weft.weaver;

import static java.util.stream.Collectors.toMap;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * The classes of the test resources in {@code shapes}, compiled for one release of Java, as javac
 * made them and as they are woven: each shape that a method can have.
 *
 * @param release that they were compiled for
 * @param unwoven by name with dots
 * @param woven those of the same names, and the closures that came into being beside them
 * @param changed the names of those that are annotated, and so are woven
 */
record ShapeClasses(
    int release, Map<String, byte[]> unwoven, Map<String, byte[]> woven, List<String> changed) {

  private static final Map<Integer, ShapeClasses> BY_RELEASE = new ConcurrentHashMap<>();

  /** The oldest release that there are sources for, and the newest that this JDK compiles for. */
  static IntStream releases() {
    return IntStream.of(8, levels().max().orElseThrow());
  }

  private static IntStream levels() {
    return IntStream.of(8, 17, 21).filter(level -> level <= Runtime.version().feature());
  }

  /** Compiles and weaves them, once for all tests. */
  static ShapeClasses of(int release) {
    return BY_RELEASE.computeIfAbsent(release, ShapeClasses::make);
  }

  /** The classes with something to run, which calls the rest. */
  static List<String> entries(Map<String, byte[]> classes) {
    return classes.keySet().stream()
        .filter(name -> !name.contains("$") && !name.endsWith(".Seen"))
        .toList();
  }

  byte[] unwoven(String name) {
    return Objects.requireNonNull(unwoven.get(name));
  }

  byte[] woven(String name) {
    return Objects.requireNonNull(woven.get(name));
  }

  private static ShapeClasses make(int release) {
    try {
      Path folder = Files.createTempDirectory("shapes");
      try {
        Compiled.into(folder, release, sources(release));
        return weave(release, folder);
      } finally {
        try (Stream<Path> files = Files.walk(folder)) {
          files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
        }
      }
    } catch (IOException | URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static ShapeClasses weave(int release, Path folder) throws IOException {
    Map<String, byte[]> unwoven = read(folder);
    Map<String, byte[]> woven = new TreeMap<>(unwoven);
    List<String> changed = new ArrayList<>();
    try (ClassWeaver weaver = ClassWeaver.of(Compiled.classPath(folder), line -> {})) {
      unwoven.forEach(
          (name, bytes) -> {
            Optional<WovenClass> result = weaver.weave(bytes);
            if (result.isPresent()) {
              changed.add(name);
              woven.put(name, result.get().classFile());
              result
                  .get()
                  .generated()
                  .forEach((made, file) -> woven.put(made.replace('/', '.'), file));
            }
          });
    }
    return new ShapeClasses(release, unwoven, woven, List.copyOf(changed));
  }

  private static String[] sources(int release) throws IOException, URISyntaxException {
    URL folder = Objects.requireNonNull(ShapeClasses.class.getResource("/shapes"));
    List<String> sources = new ArrayList<>();
    for (int level : levels().filter(level -> level <= release).toArray()) {
      try (Stream<Path> files =
          Files.list(Path.of(folder.toURI()).resolve(String.valueOf(level)))) {
        files.map(ShapeClasses::text).forEach(sources::add);
      }
    }
    return sources.toArray(String[]::new);
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, byte[]> read(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("shape"))) {
      return files
          .map(file -> "shape." + file.getFileName().toString().replace(".class", ""))
          .collect(
              toMap(
                  name -> name,
                  name -> likeKotlin(name, Compiled.bytes(folder, name)),
                  (one, other) -> one,
                  TreeMap::new));
    }
  }

  /** Makes a class one of Kotlin's, whose methods for default arguments are synthetic. */
  private static byte[] likeKotlin(String name, byte[] classFile) {
    if (!name.equals("shape.Kotlin")) {
      return classFile;
    }
    ClassWriter writer = new ClassWriter(0);
    new ClassReader(classFile)
        .accept(
            new ClassVisitor(Opcodes.ASM9, writer) {
              @Override
              public MethodVisitor visitMethod(
                  int access,
                  String method,
                  String descriptor,
                  String signature,
                  String[] exceptions) {
                int flags = method.endsWith("$default") ? access | Opcodes.ACC_SYNTHETIC : access;
                return super.visitMethod(flags, method, descriptor, signature, exceptions);
              }

              @Override
              public void visitEnd() {
                visitAnnotation("Lkotlin/Metadata;", true).visitEnd();
                super.visitEnd();
              }
            },
            0);
    return writer.toByteArray();
  }
}
