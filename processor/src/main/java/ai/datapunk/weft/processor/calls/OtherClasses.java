package ai.datapunk.weft.processor.calls;

import ai.datapunk.weft.catalog.CatalogCall;
import ai.datapunk.weft.catalog.CatalogCalls;
import ai.datapunk.weft.catalog.CatalogMethod;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What is known of the methods of classes that are not compiled now, looked up once a class. */
final class OtherClasses {

  private final Function<String, Optional<CatalogCalls>> lookup;
  private final Map<String, Optional<Known>> known = new HashMap<>();

  /** Of a class, by signature. */
  private record Known(
      Map<String, CatalogMethod> annotated, Map<String, List<CatalogCall>> unannotated) {

    static Known of(CatalogCalls calls) {
      Map<String, CatalogMethod> annotated = new HashMap<>();
      calls.methods().forEach(method -> annotated.put(method.signature(), method));
      return new Known(annotated, calls.others());
    }
  }

  /** With what finds a class by its binary name. */
  OtherClasses(Function<String, Optional<CatalogCalls>> lookup) {
    this.lookup = lookup;
  }

  /** What a catalog says of the method; null unless it is an annotated one. */
  @Nullable CatalogMethod annotated(MethodName method) {
    return of(method.type()).map(type -> type.annotated().get(method.signature())).orElse(null);
  }

  /** What a method reaches that has no annotation. */
  List<CatalogCall> reachedBy(MethodName method) {
    return of(method.type())
        .map(type -> type.unannotated().getOrDefault(method.signature(), List.of()))
        .orElse(List.of());
  }

  private Optional<Known> of(String type) {
    Optional<Known> found = known.get(type);
    if (found == null) {
      found = lookup.apply(type).map(Known::of);
      known.put(type, found);
    }
    return found;
  }
}
