package ai.datapunk.weft.processor.read;

import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/** The classes around an element. */
public final class Nesting {

  private Nesting() {}

  /** The element itself if it is a class, and every class around it, innermost first. */
  public static List<TypeElement> outwards(Element element) {
    List<TypeElement> types = new ArrayList<>();
    for (@Nullable Element e = element; e != null; e = e.getEnclosingElement()) {
      if (e instanceof TypeElement type) {
        types.add(type);
      }
    }
    return types;
  }

  /** The class in which a member stands. */
  public static TypeElement typeOf(Element member) {
    for (@Nullable Element e = member; e != null; e = e.getEnclosingElement()) {
      if (e instanceof TypeElement type) {
        return type;
      }
    }
    throw new IllegalArgumentException(member + " is in no class");
  }

  /** The simple names of a class and those around it, outermost first. */
  static List<String> names(TypeElement type) {
    List<String> names = new ArrayList<>();
    outwards(type).forEach(each -> names.add(0, each.getSimpleName().toString()));
    return names;
  }
}
