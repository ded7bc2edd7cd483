package ai.datapunk.weft.weaver;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.aspects.Woven;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Reflection finds in a woven class what is in the unwoven one: modifiers, generic types, names of
 * parameters, annotations, each once. The rest are {@code Woven} and methods that have no
 * annotations and that nobody outside of the package sees.
 */
class ReflectionTest {

  static IntStream releases() {
    return ShapeClasses.releases();
  }

  @ParameterizedTest
  @MethodSource("releases")
  void aWovenClassLooksLikeTheUnwovenOne(int release) throws Exception {
    ShapeClasses classes = ShapeClasses.of(release);

    List<String> unwoven = described(classes, classes.unwoven());
    List<String> woven = described(classes, classes.woven());

    assertThat(woven.size()).isGreaterThan(300);
    assertThat(Difference.of(unwoven, woven)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("releases")
  void whatWasAddedIsHidden(int release) throws Exception {
    ShapeClasses classes = ShapeClasses.of(release);
    Application application = Application.of(classes.woven());
    for (String name : classes.changed()) {
      for (Method method : application.loadClass(name).getDeclaredMethods()) {
        if (isBody(method)) {
          assertThat(method.isSynthetic() || !isSeenOutside(method)).as(method.toString()).isTrue();
          assertThat(method.getAnnotations()).as(method.toString()).isEmpty();
          assertThat(method.getParameterAnnotations())
              .as(method.toString())
              .isDeepEqualTo(new Annotation[method.getParameterCount()][0]);
        }
      }
    }
  }

  private static List<String> described(ShapeClasses classes, Map<String, byte[]> files)
      throws ClassNotFoundException {
    Application application = Application.of(files);
    List<String> described = new ArrayList<>();
    for (String name : classes.unwoven().keySet()) {
      describe(application.loadClass(name), described);
    }
    Collections.sort(described);
    return described;
  }

  private static void describe(Class<?> type, List<String> described) {
    String name = type.getName();
    described.add(
        Stream.of(
                type.toGenericString(),
                type.getSimpleName(),
                annotations(type),
                type.getEnclosingMethod(),
                type.getEnclosingClass(),
                type.getNestHost(),
                type.getGenericSuperclass(),
                interfaces(type),
                Arrays.toString(type.getRecordComponents()),
                Arrays.toString(type.getPermittedSubclasses()),
                sorted(type.getDeclaredClasses()))
            .map(String::valueOf)
            .collect(joining(" ", "class ", "")));
    for (Field field : type.getDeclaredFields()) {
      if (!field.isSynthetic() || !field.getName().startsWith("weft$")) {
        described.add(name + " field " + field.toGenericString() + annotations(field));
      }
    }
    for (Constructor<?> constructor : type.getDeclaredConstructors()) {
      described.add(name + " " + describe(constructor));
    }
    for (Method method : type.getDeclaredMethods()) {
      if (!isBody(method)) {
        described.add(
            name
                + " "
                + describe(method)
                + " "
                + method.getAnnotatedReturnType()
                + method.isBridge());
      }
    }
  }

  private static boolean isSeenOutside(Method method) {
    // All that an interface's closures call is public.
    return !method.getDeclaringClass().isInterface()
        && (method.getModifiers() & (Modifier.PUBLIC | Modifier.PROTECTED)) != 0;
  }

  private static boolean isBody(Method method) {
    return !method.getName().equals(BodyNames.written(method.getName()));
  }

  private static String describe(Executable executable) {
    return Stream.of(
            executable.toGenericString(),
            executable.getModifiers(),
            annotations(executable),
            Arrays.deepToString(executable.getParameterAnnotations()),
            Stream.of(executable.getParameters())
                .map(each -> each + " " + each.getModifiers() + each.isNamePresent())
                .toList(),
            Arrays.toString(executable.getAnnotatedParameterTypes()),
            Arrays.toString(executable.getAnnotatedExceptionTypes()),
            executable.getAnnotatedReceiverType())
        .map(String::valueOf)
        .collect(joining(" "));
  }

  private static String annotations(AnnotatedElement element) {
    return Arrays.toString(element.getDeclaredAnnotations());
  }

  private static List<String> interfaces(Class<?> type) {
    return Stream.of(type.getAnnotatedInterfaces())
        .filter(each -> !each.getType().equals(Woven.class))
        .map(each -> each + " of " + each.getType())
        .toList();
  }

  private static List<String> sorted(Class<?>[] types) {
    return Stream.of(types).map(Class::getName).sorted().toList();
  }
}
