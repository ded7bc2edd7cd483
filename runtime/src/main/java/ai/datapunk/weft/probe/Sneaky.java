package ai.datapunk.weft.probe;

/** Throws what the method threw, whatever it declares: the very same object, unwrapped. */
final class Sneaky {

  private Sneaky() {}

  /** Never returns; the return type is there for a caller to throw, which the compiler needs. */
  static RuntimeException rethrown(Throwable thrown) {
    throw Sneaky.<RuntimeException>as(thrown);
  }

  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  private static <T extends Throwable> T as(Throwable thrown) throws T {
    throw (T) thrown;
  }
}
