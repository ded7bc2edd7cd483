package ai.datapunk.weft.processor.check.label;

import ai.datapunk.weft.contract.PersonalWords;
import ai.datapunk.weft.processor.check.Finding;
import ai.datapunk.weft.processor.check.Message;
import ai.datapunk.weft.processor.check.MethodRule;
import ai.datapunk.weft.processor.read.LabelAnnotation;
import ai.datapunk.weft.processor.read.TypeFacts;
import ai.datapunk.weft.processor.read.TypeTree;
import ai.datapunk.weft.processor.read.WeftMethod;
import ai.datapunk.weft.processor.read.WeftParameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Personal data and secrets do not become labels, unless masked or allowed with a reason. A label
 * is judged by its name, and by the name and type of its parameter. The constants of an enum are
 * nobody's data, nor are kinds of something of which there are few.
 */
final class PersonalData implements MethodRule {

  /** What a bound is up to that says that there are few. */
  private static final int SMALL = 20;

  private static final Set<String> ABOUT = Set.of("java.lang.Class", "java.util.Comparator");

  @Override
  public List<Finding> check(WeftMethod method) {
    List<Finding> findings = new ArrayList<>();
    for (WeftParameter parameter : method.parameters()) {
      LabelAnnotation label = parameter.label();
      if (label != null && !label.mask() && label.allow().isBlank()) {
        checkArgument(label, parameter, findings);
      }
    }
    return findings;
  }

  private static void checkArgument(
      LabelAnnotation label, WeftParameter parameter, List<Finding> findings) {
    if (parameter.type().isClosed()) {
      return;
    }
    Optional<Finding> finding =
        finding(label, "name", label.name())
            .or(() -> finding(label, written("parameter", parameter.name()), parameter.name()))
            .or(() -> ofTypes(label, parameter.typeTree()));
    finding.ifPresent(findings::add);
  }

  /** Of kinds there are few; of people, and of what they have, many. */
  private static boolean isSmall(LabelAnnotation label) {
    return label.max() > 0 && label.max() <= SMALL;
  }

  /** What a list holds is in its text, and what any other holder has may well be. */
  private static Optional<Finding> ofTypes(LabelAnnotation label, TypeTree tree) {
    return held(tree)
        .filter(type -> !type.isClosed())
        .flatMap(
            type ->
                names(type)
                    .flatMap(
                        name -> finding(label, written("type", type.simpleName()), name).stream()))
        .findFirst();
  }

  private static Stream<TypeFacts> held(TypeTree tree) {
    return isAboutItsArguments(tree.type())
        ? Stream.of(tree.type())
        : Stream.concat(Stream.of(tree.type()), tree.parts().stream().flatMap(part -> held(part)));
  }

  /** Classes and functions do not hold what they are for. */
  private static boolean isAboutItsArguments(TypeFacts type) {
    return ABOUT.contains(type.name()) || (type.isInterface() && type.textNamesObject());
  }

  /** Whoever is authenticated is a {@code Principal}, whatever the class is called. */
  private static Stream<String> names(TypeFacts type) {
    return type.isA("java.security.Principal")
        ? Stream.of(type.innermostName(), "Principal")
        : Stream.of(type.innermostName());
  }

  /** With the name as the source has it: the word alone may be found nowhere. */
  private static String written(String what, String name) {
    return what + " " + name;
  }

  private static Optional<Finding> finding(LabelAnnotation label, String what, String name) {
    return PersonalWords.find(name)
        .filter(word -> !(isSmall(label) && PersonalWords.isKind(name)))
        .map(
            word ->
                Message.PERSONAL_DATA.at(label.at().attribute("value"), label.name(), what, word));
  }
}
