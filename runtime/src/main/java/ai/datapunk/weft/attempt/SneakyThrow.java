package ai.datapunk.weft.attempt;

/** Throws what the method threw, whatever it declares: the very same object, unwrapped. */
public final class SneakyThrow {

  private SneakyThrow() {}

  /** Never returns; the return type is there for a caller to throw, which the compiler needs. */
  public static RuntimeException rethrown(Throwable thrown) {
    throw SneakyThrow.<RuntimeException>as(thrown);
  }

  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  private static <T extends Throwable> T as(Throwable thrown) throws T {
    throw (T) thrown;
  }
}
