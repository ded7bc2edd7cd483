package ai.datapunk.weft.processor.check;

import javax.tools.Diagnostic;

/** How a finding is printed, and whether that is open to discussion. */
public enum Severity {
  /** An error that nothing can lower: nothing sensible could be generated from such a source. */
  REQUIRED(Diagnostic.Kind.ERROR),
  /** An error, unless an option or {@code @SuppressWarnings} says otherwise. */
  ERROR(Diagnostic.Kind.ERROR),
  /** A warning, unless an option or {@code @SuppressWarnings} says otherwise. */
  WARNING(Diagnostic.Kind.WARNING),
  /** Not printed. */
  OFF(Diagnostic.Kind.OTHER);

  private final Diagnostic.Kind kind;

  Severity(Diagnostic.Kind kind) {
    this.kind = kind;
  }

  /** What the compiler calls it. */
  public Diagnostic.Kind kind() {
    return kind;
  }
}
