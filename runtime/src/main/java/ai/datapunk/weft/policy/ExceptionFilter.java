package ai.datapunk.weft.policy;

import java.util.List;

/**
 * Exceptions by their types, subclasses included. Immutable.
 *
 * @param included the types of the exceptions that are meant
 * @param excluded the types of those that are not, though their type is included
 */
public record ExceptionFilter(
    List<Class<? extends Throwable>> included, List<Class<? extends Throwable>> excluded) {

  /** Makes the lists unmodifiable. */
  public ExceptionFilter {
    included = List.copyOf(included);
    excluded = List.copyOf(excluded);
  }

  /** Exceptions of this type, and no other. */
  public static ExceptionFilter of(Class<? extends Throwable> type) {
    return new ExceptionFilter(List.of(type), List.of());
  }

  /** With these types included. */
  public ExceptionFilter including(List<Class<? extends Throwable>> types) {
    return new ExceptionFilter(types, excluded);
  }

  /** With these types excluded. */
  public ExceptionFilter excluding(List<Class<? extends Throwable>> types) {
    return new ExceptionFilter(included, types);
  }

  /** Whether this exception is meant. */
  public boolean matches(Throwable thrown) {
    return isAny(included, thrown) && !excludes(thrown);
  }

  /** Whether this exception is of an excluded type. */
  public boolean excludes(Throwable thrown) {
    return isAny(excluded, thrown);
  }

  /** Each failed call asks: there is no iterator, which would be allocated. */
  private static boolean isAny(List<Class<? extends Throwable>> types, Throwable thrown) {
    for (int i = 0; i < types.size(); i++) {
      if (types.get(i).isInstance(thrown)) {
        return true;
      }
    }
    return false;
  }
}
