package ai.datapunk.weft.probe;

import java.util.List;

/**
 * What the annotation processor generates for a class with annotated methods: their specifications,
 * in the order of the source. Found by name ({@code Foo} → {@code Foo_Metrics}); not meant to be
 * written by hand.
 */
public interface MetricHolder {

  /**
   * What holder classes are named after the class that they belong to: its binary name and this.
   */
  String SUFFIX = "_Metrics";

  /** The annotated methods of the class. */
  List<MethodSpec> methods();
}
