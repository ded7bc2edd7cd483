package ai.datapunk.weft.processor.read;

import javax.lang.model.element.Element;

/** Tells classes of Kotlin by the annotation that its compiler puts on each, and kapt on stubs. */
public final class KotlinClasses {

  private static final String METADATA = "kotlin.Metadata";

  private KotlinClasses() {}

  /** Whether the class that this is, or is a member of, is written in Kotlin. */
  public static boolean contain(Element element) {
    return AnnotationValues.namesOn(Nesting.outwards(element).get(0)).contains(METADATA);
  }
}
