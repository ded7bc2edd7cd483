package ai.datapunk.weft.processor.read;

import ai.datapunk.weft.processor.read.Recording.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.util.Elements;
import org.jspecify.annotations.Nullable;

/** Reads the annotations on methods of metric sets, and on their parameters. */
final class RecordingReader {

  private static final List<String> NEEDED = List.of("name", "help");

  private final Elements elements;

  RecordingReader(Elements elements) {
    this.elements = elements;
  }

  /** All that stand on the method: more than one is a mistake. */
  List<Recording> read(ExecutableElement method, Location at) {
    List<Recording> recordings = new ArrayList<>(1);
    for (Kind kind : Kind.values()) {
      find(method, kind)
          .map(values -> recording(kind, values, at.annotation(kind.annotation())))
          .ifPresent(recordings::add);
    }
    return recordings;
  }

  /** Without a name or a help text it is none: the compiler says so. */
  private Optional<AnnotationValues> find(ExecutableElement method, Kind kind) {
    return AnnotationValues.on(method, kind.annotation(), elements)
        .filter(values -> values.written().containsAll(NEEDED));
  }

  /** Whether one of them is none for that reason, or a label of a parameter has no name. */
  static boolean isUnfinished(ExecutableElement method, Elements elements) {
    return Stream.of(Kind.values())
            .flatMap(kind -> AnnotationValues.on(method, kind.annotation(), elements).stream())
            .anyMatch(values -> !values.written().containsAll(NEEDED))
        || method.getParameters().stream()
            .flatMap(each -> AnnotationValues.on(each, "Label", elements).stream())
            .anyMatch(values -> !values.written().contains("value"));
  }

  private static Recording recording(Kind kind, AnnotationValues values, Location at) {
    boolean observed = kind == Kind.OBSERVED;
    NamedMetric metric =
        new NamedMetric(
            at,
            "name",
            kind.instrument().type(),
            values.string("name"),
            values.string("help"),
            observed ? values.decimals("buckets") : List.of(),
            values.strings("labels"),
            observed ? values.constant("histogram") : NamedMetric.DEFAULT_HISTOGRAM);
    return new Recording(
        kind,
        metric,
        kind.adds() ? values.number("by") : 1,
        kind == Kind.STATES ? values.string("label") : "");
  }

  @Nullable AmountAnnotation amount(VariableElement parameter, Location at) {
    return AnnotationValues.on(parameter, "Amount", elements)
        .map(values -> new AmountAnnotation(at.annotation("Amount"), values.flag("nanos")))
        .orElse(null);
  }
}
