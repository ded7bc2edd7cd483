package ai.datapunk.weft.processor;

import static ai.datapunk.weft.processor.testing.Compilers.weft;
import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.processor.MarkedSource.Position;
import ai.datapunk.weft.processor.check.Message;
import com.google.testing.compile.Compilation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;

/** Compiles sources and compares all that is printed about them. */
public final class RuleAssert {

  private final List<MarkedSource> sources;
  private final List<String> options;

  private RuleAssert(List<MarkedSource> sources, List<String> options) {
    this.sources = sources;
    this.options = options;
  }

  /** The same, compiled with these options as well. */
  public RuleAssert with(String... more) {
    return new RuleAssert(sources, Stream.concat(options.stream(), Stream.of(more)).toList());
  }

  /** One member of the class {@code shop.Client}, which calls the service {@code inventory}. */
  public static RuleAssert assertThatMember(String member) {
    return assertThatType(
        "Client", "@MeshService(\"inventory\")\nclass Client {\n" + member + "\n}\n");
  }

  /** A class of the package {@code shop}, which sees what examples need. */
  public static RuleAssert assertThatType(String name, String text) {
    String imports =
        """
        package shop;
        import ai.datapunk.weft.annotation.*;
        import java.io.*;
        import java.net.URI;
        import java.util.*;
        import java.util.concurrent.*;
        import java.util.stream.*;
        """;
    return assertThatSources(MarkedSource.of("shop." + name, imports + text));
  }

  /** Whole files. */
  public static RuleAssert assertThatSources(MarkedSource... sources) {
    return new RuleAssert(List.of(sources), List.of("-Xlint:-processing", "-implicit:none"));
  }

  /** Nothing is printed. */
  public void isAccepted() {
    reports();
  }

  /** These texts are printed, each with its id and its way out, and nothing else. */
  public void prints(String... texts) {
    assertThat(compile().diagnostics())
        // The compiler indents what follows the first line.
        .extracting(diagnostic -> diagnostic.getMessage(null).replaceAll("\n +", "\n  "))
        .containsExactlyInAnyOrder(texts);
  }

  /** These messages are printed, in the order of the marks, and nothing else. */
  public void reports(Message... messages) {
    assertThat(printed(compile())).containsExactlyInAnyOrderElementsOf(expected(messages));
  }

  private Compilation compile() {
    return weft(new UnannotatedProcessor())
        .withOptions(options)
        .compile(sources.stream().map(MarkedSource::file).toArray(JavaFileObject[]::new));
  }

  private List<String> expected(Message... messages) {
    List<String> expected = new ArrayList<>();
    List<Message> open = new ArrayList<>(Arrays.asList(messages));
    for (MarkedSource source : sources) {
      for (Position mark : source.marks()) {
        Message message = open.remove(0);
        expected.add(describe(message.severity().kind(), source.name(), mark, message.id()));
      }
    }
    assertThat(open).as("messages without a mark").isEmpty();
    return expected;
  }

  private static List<String> printed(Compilation compilation) {
    return compilation.diagnostics().stream().map(RuleAssert::describe).toList();
  }

  private static String describe(Diagnostic<? extends JavaFileObject> diagnostic) {
    String message = diagnostic.getMessage(null);
    JavaFileObject file = diagnostic.getSource();
    String name =
        file == null ? "" : file.getName().replace('/', '.').replaceAll("^\\.|\\.java$", "");
    return describe(
        diagnostic.getKind(),
        name,
        new Position(diagnostic.getLineNumber(), diagnostic.getColumnNumber()),
        message.startsWith("[") ? message.substring(1, message.indexOf(']')) : message);
  }

  private static String describe(
      Diagnostic.Kind kind, String source, Position position, String message) {
    return kind + " " + source + ":" + position.line() + ":" + position.column() + " " + message;
  }
}
