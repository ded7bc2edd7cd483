package ai.datapunk.weft.processor;

import ai.datapunk.weft.processor.check.Finding;
import ai.datapunk.weft.processor.check.Message;
import ai.datapunk.weft.processor.check.Settings;
import ai.datapunk.weft.processor.check.Severity;
import ai.datapunk.weft.processor.read.AnnotationValues;
import ai.datapunk.weft.processor.read.LocalAnnotation;
import ai.datapunk.weft.processor.read.Location;
import ai.datapunk.weft.processor.read.Locator;
import ai.datapunk.weft.processor.read.NamedMetric;
import ai.datapunk.weft.processor.read.WeftMethod;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import javax.annotation.processing.Messager;
import javax.annotation.processing.ProcessingEnvironment;
import javax.tools.Diagnostic;

/** Prints findings where they belong, as severe as options and {@code @SuppressWarnings} say. */
final class Reporter {

  private final Messager messager;
  private final Locator locator;
  private final Settings settings;
  private final Set<Finding> printed = new HashSet<>();
  private final Set<Location> wrong = new HashSet<>();
  private Places places = (kind, text, at) -> false;
  private boolean failed;

  /** Prints at places that the compiler's messager has forgotten. */
  interface Places {
    /** Prints; whether there is such a place. */
    boolean print(Diagnostic.Kind kind, String text, Location at);
  }

  Reporter(ProcessingEnvironment environment, Settings settings) {
    this.messager = environment.getMessager();
    this.locator = new Locator(environment);
    this.settings = settings;
  }

  /** Prints through this from now on, where it knows the place. */
  void printThrough(Places known) {
    places = known;
  }

  /** Prints what was not printed before; tells whether one of the findings is an error. */
  boolean print(Collection<Finding> findings) {
    boolean error = false;
    for (Finding finding : findings) {
      error |= print(finding);
    }
    failed |= error;
    return error;
  }

  /** Prints what is wrong where no element stands. */
  void print(Finding finding, LocalAnnotation annotation) {
    Severity severity = settings.severity(finding.message());
    if (severity != Severity.OFF && !isSuppressed(finding.message(), annotation.suppressed())) {
      annotation.at().print(severity.kind(), finding.print());
    }
  }

  /** What may be so is no error, unless an option makes it one. */
  private Severity severity(Finding finding) {
    Severity severity = settings.severity(finding.message());
    return finding.possible() && severity == Severity.ERROR && !settings.sets(finding.message())
        ? Severity.WARNING
        : severity;
  }

  /** The canonical names of the classes at which errors were printed. */
  Set<String> wrongClasses() {
    return wrong.stream().map(Location::type).collect(Collectors.toSet());
  }

  /** Whether an error was printed so far. */
  boolean hasFailed() {
    return failed;
  }

  /** Whether the method has a metric of its own, at a label of which an error was printed. */
  boolean hasWrongLabels(WeftMethod method) {
    NamedMetric metric = method.metric();
    return metric != null && wrong.stream().anyMatch(at -> isLabel(at, method, metric));
  }

  private static boolean isLabel(Location at, WeftMethod method, NamedMetric metric) {
    return "Label".equals(at.annotation())
        ? at.parameter(-1).equals(method.at())
        : at.index(-1).equals(metric.at().attribute("labels"));
  }

  private boolean print(Finding finding) {
    Locator.Place place = finding.at() == null ? Locator.Place.NOWHERE : locator.find(finding.at());
    Severity severity = severity(finding);
    Set<String> suppressed = AnnotationValues.suppressedAround(place.element());
    if (severity == Severity.OFF || isSuppressed(finding.message(), suppressed)) {
      return false;
    }
    if (!followsFromAnother(finding) && printed.add(finding)) {
      print(severity.kind(), finding, place);
    }
    boolean error = severity != Severity.WARNING;
    if (error && finding.at() != null) {
      wrong.add(finding.at());
    }
    return error;
  }

  private void print(Diagnostic.Kind kind, Finding finding, Locator.Place place) {
    if (finding.at() == null || !places.print(kind, finding.print(), finding.at())) {
      messager.printMessage(
          kind, finding.print(), place.element(), place.annotation(), place.value());
    }
  }

  /** Of a value that is wrong, no more is said: most of it would follow from the first mistake. */
  private boolean followsFromAnother(Finding finding) {
    return finding.at() != null && finding.at().attribute() != null && wrong.contains(finding.at());
  }

  private static boolean isSuppressed(Message message, Set<String> suppressed) {
    return message.severity() != Severity.REQUIRED && suppressed.contains("weft:" + message.id());
  }
}
