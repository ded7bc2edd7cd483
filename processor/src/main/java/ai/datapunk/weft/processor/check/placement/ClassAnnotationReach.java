package ai.datapunk.weft.processor.check.placement;

import ai.datapunk.weft.processor.check.ClassRule;
import ai.datapunk.weft.processor.check.Finding;
import ai.datapunk.weft.processor.check.Message;
import ai.datapunk.weft.processor.read.Location;
import ai.datapunk.weft.processor.read.MeshAnnotation;
import ai.datapunk.weft.processor.read.WeftClass;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** An annotation on a class holds for at least one of its methods. */
final class ClassAnnotationReach implements ClassRule {

  @Override
  public List<Finding> check(WeftClass type) {
    Set<Location> reaching =
        type.methods().stream()
            .flatMap(method -> method.annotations().stream())
            .map(MeshAnnotation::at)
            .collect(Collectors.toSet());
    return type.classAnnotations().stream()
        .filter(at -> !reaching.contains(at))
        .map(at -> Message.CLASS_ANNOTATION_UNUSED.at(at, Objects.requireNonNull(at.annotation())))
        .toList();
  }
}
