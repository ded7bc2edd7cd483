package ai.datapunk.weft.hostile;

/** An exception of which each is of a class of its own, as {@link NewClasses} makes it. */
class NewException extends Exception {

  private static final long serialVersionUID = 1L;

  NewException() {
    super("new", null, false, false);
  }
}
