import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Generates the advice that is the same for each number of parameters but for that number, since an
 * abstract aspect cannot leave open how many arguments its pointcut binds. The build runs this file
 * as it stands, before anything of the module is compiled:
 *
 * <pre>java AdviceByArity.java sources-folder resources-folder</pre>
 *
 * <p>Two runs give the same bytes. A file is written only if it changes, so that nothing is
 * compiled again without need; a file of an earlier run that no longer belongs is deleted.
 */
final class AdviceByArity {

  /** At how many positions a single argument is bound; the processor's rule has the same number. */
  private static final int POSITIONS = 16;

  /** Among how many parameters several are bound, and how many a method with a fallback has. */
  private static final int PARAMETERS = 12;

  private static final String PACKAGE = "ai.datapunk.weft.aspects";

  /** The aspects that are written by hand and have advice. */
  private static final List<String> BY_HAND =
      List.of("ClassInitialization", "DeferredCall", "UnboundCall");

  private static final String BOUND_CALL_AT =
      """
      package ai.datapunk.weft.aspects;

      import ai.datapunk.weft.annotation.Instance;
      import ai.datapunk.weft.annotation.Label;

      /** Calls of methods whose one label or instance has ${n} parameters before it. */
      public aspect BoundCallAt${n} extends BoundCall {

        pointcut binding(Object argument):
            Pointcuts.bindsNotSeveral() && args(${wildcards}argument, ..)
            && (execution(* *(${wildcards}@Label (*), ..))
                || execution(* *(${wildcards}@Instance (*), ..)));
      }
      """;

  private static final String BOUND_CALL_OF =
      """
      package ai.datapunk.weft.aspects;

      import ai.datapunk.weft.annotation.Instance;
      import ai.datapunk.weft.annotation.Label;
      import ai.datapunk.weft.attempt.RetryState;
      import ai.datapunk.weft.probe.Probe;
      import ai.datapunk.weft.record.AttemptRecorder;
      import ai.datapunk.weft.record.OperationRecorder;
      import org.aspectj.lang.annotation.SuppressAjWarnings;

      /** Calls of methods with several labels, or labels and an instance: the last is number ${n}. */
      public aspect BoundCallOf${n} {

        pointcut binding(${formals}):
            Pointcuts.bindsMany() && args(${arguments}, ..)
            && (execution(* *(${wildcardsButLast}@Label (*), ..))
                || execution(* *(${wildcardsButLast}@Instance (*), ..)))
            && !execution(* *(${wildcards}.., @Label (*), ..))
            && !execution(* *(${wildcards}.., @Instance (*), ..));

        @SuppressAjWarnings("adviceDidNotMatch")
        Object around(${formals}): binding(${arguments}) {
          Probe probe = JoinPointProbes.of(thisJoinPointStaticPart);
          OperationRecorder operation = probe.operation();
          for (int label = 0; label < probe.labelCount(); label++) {
            operation =
                probe.label(operation, Arguments.at(probe.labelParameter(label), ${arguments}));
          }
          int instance = probe.instanceParameter();
          RetryState retry = null;
          while (true) {
            AttemptRecorder recorder = null;
            long start = Probe.NOT_BEGUN;
            try {
              recorder = probe.enter(operation, retry, Arguments.at(instance, ${arguments}));
              start = probe.begin(recorder);
              return probe.succeeded(operation, retry, recorder, start,
                  proceed(
                      ${argumentsOfAttempt}));
            } catch (Throwable thrown) {
              retry = probe.failed(operation, retry, recorder, start, thrown);
            }
          }
        }
      }
      """;

  private static final String FALLBACK_CALL_OF =
      """
      package ai.datapunk.weft.aspects;

      import org.aspectj.lang.annotation.SuppressAjWarnings;

      /**
       * Calls of methods with a fallback whose parameters number ${n}: around all other advice of
       * Weft's. How that stands to an application's own advice is for the application to declare.
       */
      public aspect FallbackCallOf${n} {

        declare precedence:
            FallbackCallOf${n}, BoundCallAt* || BoundCallOf* || UnboundCall || DeferredCall;

        @SuppressAjWarnings("adviceDidNotMatch")
        Object around(Object self${moreFormals}):
            FallbackPointcut.onObject(self) && args(${arguments}) {
          try {
            return proceed(self${moreArguments});
          } catch (Exception failed) {
            return JoinPointProbes.fallback(
                thisJoinPointStaticPart, failed, self${moreArguments});
          }
        }

        @SuppressAjWarnings("adviceDidNotMatch")
        Object around(${formals}): FallbackPointcut.onClass() && args(${arguments}) {
          try {
            return proceed(${arguments});
          } catch (Exception failed) {
            return JoinPointProbes.fallback(
                thisJoinPointStaticPart, failed, null${moreArguments});
          }
        }
      }
      """;

  private static final String ARGUMENTS =
      """
      package ai.datapunk.weft.aspects;

      import org.jspecify.annotations.Nullable;

      /**
       * One of several arguments by its index, without an array to hold them. An index of which there
       * is no argument gives null. Public because woven code calls it.
       */
      public final class Arguments {

        private Arguments() {}

        /** Of 2. */
        public static @Nullable Object at(int index, @Nullable Object a, @Nullable Object b) {
          return index == 0 ? a : index == 1 ? b : null;
        }
      ${overloads}}
      """;

  private static final String ARGUMENTS_AT =
      """

        /** Of ${n}. */
        public static @Nullable Object at(
            int index,
            ${nullableFormals}) {
          return index == ${indexOfLast} ? ${last} : at(index, ${argumentsButLast});
        }
      """;

  private static final String AOP_XML =
      """
      <!DOCTYPE aspectj PUBLIC "-//AspectJ//DTD//EN" "https://www.eclipse.org/aspectj/dtd/aspectj.dtd">
      <!-- For load-time weaving: -javaagent:aspectjweaver.jar. -->
      <aspectj>
        <aspects>
      ${aspects}
        </aspects>
      </aspectj>
      """;

  private AdviceByArity() {}

  public static void main(String[] folders) throws IOException {
    List<String> aspects = new ArrayList<>(BY_HAND);
    Map<String, String> sources = new TreeMap<>();
    generate("BoundCallAt", 0, POSITIONS - 1, BOUND_CALL_AT, aspects, sources);
    generate("BoundCallOf", 2, PARAMETERS, BOUND_CALL_OF, aspects, sources);
    generate("FallbackCallOf", 0, PARAMETERS, FALLBACK_CALL_OF, aspects, sources);
    sources.put("Arguments.java", ARGUMENTS.replace("${overloads}", overloads()));
    write(Path.of(folders[0], PACKAGE.split("\\.")), sources);
    write(Path.of(folders[1], "META-INF"), Map.of("aop.xml", aopXml(aspects)));
  }

  private static void generate(
      String name,
      int from,
      int to,
      String template,
      List<String> aspects,
      Map<String, String> sources) {
    for (int n = from; n <= to; n++) {
      aspects.add(name + n);
      sources.put(name + n + ".aj", filled(template, n));
    }
  }

  private static String overloads() {
    return IntStream.rangeClosed(3, PARAMETERS)
        .mapToObj(n -> filled(ARGUMENTS_AT, n))
        .collect(joining());
  }

  private static String aopXml(List<String> aspects) {
    String names =
        aspects.stream()
            .map(name -> "    <aspect name=\"" + PACKAGE + "." + name + "\"/>")
            .collect(joining("\n"));
    return AOP_XML.replace("${aspects}", names);
  }

  /** The template for this number of parameters, which are named a, b, c and so on. */
  private static String filled(String template, int n) {
    return template
        .replace("${n}", String.valueOf(n))
        .replace("${wildcards}", "*, ".repeat(n))
        .replace("${wildcardsButLast}", "*, ".repeat(Math.max(0, n - 1)))
        .replace("${formals}", each(n, i -> "Object " + name(i), ", "))
        .replace("${moreFormals}", each(n, i -> ", Object " + name(i), ""))
        .replace("${nullableFormals}", each(n, i -> "@Nullable Object " + name(i), ",\n      "))
        .replace("${arguments}", each(n, AdviceByArity::name, ", "))
        .replace("${moreArguments}", each(n, i -> ", " + name(i), ""))
        .replace("${argumentsButLast}", each(n - 1, AdviceByArity::name, ", "))
        .replace("${argumentsOfAttempt}", each(n, AdviceByArity::ofAttempt, ",\n" + " ".repeat(16)))
        .replace("${indexOfLast}", String.valueOf(n - 1))
        .replace("${last}", name(n - 1));
  }

  private static String name(int index) {
    return String.valueOf((char) ('a' + index));
  }

  private static String ofAttempt(int index) {
    return "instance == %1$d ? recorder.argument(%2$s) : %2$s".formatted(index, name(index));
  }

  private static String each(int n, IntFunction<String> text, String separator) {
    return IntStream.range(0, n).mapToObj(text).collect(joining(separator));
  }

  /** Makes these the files of the folder. */
  private static void write(Path folder, Map<String, String> files) throws IOException {
    Files.createDirectories(folder);
    try (DirectoryStream<Path> present = Files.newDirectoryStream(folder)) {
      for (Path file : present) {
        if (!files.containsKey(file.getFileName().toString())) {
          Files.delete(file);
        }
      }
    }
    for (Map.Entry<String, String> entry : files.entrySet()) {
      Path file = folder.resolve(entry.getKey());
      if (!Files.exists(file) || !Files.readString(file).equals(entry.getValue())) {
        Files.writeString(file, entry.getValue());
      }
    }
  }
}
