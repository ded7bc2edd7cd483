package ai.datapunk.weft.it.weaving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.datapunk.weft.WovenAssertions;
import ai.datapunk.weft.annotation.Timed;
import ai.datapunk.weft.aspects.DeferredCall;
import ai.datapunk.weft.aspects.JoinPointProbes;
import ai.datapunk.weft.aspects.Woven;
import ai.datapunk.weft.contract.MethodIndex;
import ai.datapunk.weft.contract.classfile.ClassFile;
import ai.datapunk.weft.contract.classfile.ClassFileException;
import ai.datapunk.weft.contract.classfile.ConstantPoolScan;
import ai.datapunk.weft.contract.classfile.MethodAnnotation;
import ai.datapunk.weft.contract.classfile.WeavingNames;
import ai.datapunk.weft.spec.GeneratedByWeft;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The class files that ajc wrote, as the reader of class files sees them. */
final class WovenClassFilesTest {

  private static final Path CLASSES = folder();

  /** Not woven, since tests are not. */
  static final class OfTests {
    @Timed(service = "tests")
    void go() {}
  }

  @Test
  void everyMethodOfTheCatalogIsWoven() throws IOException {
    Set<String> woven = new TreeSet<>();
    for (ClassFile file : files()) {
      assertThat(file.unwovenMethods()).as(file.name()).isEmpty();
      file.annotatedMethods()
          .forEach(
              method ->
                  woven.add(
                      MethodIndex.line(file.name().replace('/', '.'), method.readableSignature())));
    }
    assertThat(woven).containsAll(Files.readAllLines(CLASSES.resolve(MethodIndex.PATH)));
    assertThat(woven).hasSizeGreaterThan(40);
  }

  @Test
  void wovenClassesPassTheAssertion() {
    WovenAssertions.assertWoven(
        Shapes.class,
        Shapes.Plan.class,
        Shapes.WholeClass.class,
        Secured.class,
        FallingBack.class,
        FutureFallbacks.class,
        ManyParameters.class,
        RetriedFutures.class,
        RetriedPublishers.class,
        Traced.class);
    assertThatThrownBy(() -> WovenAssertions.assertWoven(OfTests.class))
        .isInstanceOf(AssertionError.class)
        .hasMessageStartingWith(
            "Annotated, and not woven, so that annotations do nothing:\n    "
                + OfTests.class.getName()
                + ".go()\n  Fix: add");
  }

  @Test
  void namesAreThoseOfTheRealTypes() {
    assertThat(WeavingNames.JOIN_POINT_PROBES).isEqualTo(name(JoinPointProbes.class));
    assertThat(WeavingNames.DEFERRED_CALL).isEqualTo(name(DeferredCall.class));
    assertThat(WeavingNames.WOVEN).isEqualTo(name(Woven.class));
    assertThat(WeavingNames.GENERATED_DESCRIPTOR)
        .isEqualTo(GeneratedByWeft.class.descriptorString());
    assertThat(Stream.of(MethodAnnotation.values()).map(MethodAnnotation::descriptor))
        .contains(Timed.class.descriptorString());
    for (MethodAnnotation annotation : MethodAnnotation.values()) {
      assertThat(Timed.class.getPackageName() + "." + annotation.simpleName())
          .satisfies(each -> assertThat(Class.forName(each).isAnnotation()).isTrue());
    }
  }

  @Test
  @Timeout(60)
  void wovenCodeMayBeChangedAtEveryByte() throws IOException {
    byte[] whole = Files.readAllBytes(CLASSES.resolve(name(RetriedFutures.class) + ".class"));
    int readable = 0;
    for (int at = 0; at < whole.length; at++) {
      byte[] changed = whole.clone();
      changed[at] ^= (byte) 0xFF;
      try {
        ConstantPoolScan.mentionsAnnotations(changed);
        ClassFile.read(changed).unwovenMethods();
        readable++;
      } catch (ClassFileException declared) {
        // The one that may be thrown.
      }
    }
    assertThat(readable).isPositive();
  }

  private static List<ClassFile> files() throws IOException {
    List<ClassFile> files = new ArrayList<>();
    try (Stream<Path> paths = Files.walk(CLASSES)) {
      for (Path path :
          (Iterable<Path>) paths.filter(p -> p.toString().endsWith(".class"))::iterator) {
        files.add(ClassFile.read(Files.readAllBytes(path)));
      }
    }
    return files;
  }

  private static String name(Class<?> type) {
    return type.getName().replace('.', '/');
  }

  private static Path folder() {
    try {
      return Path.of(Shapes.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
