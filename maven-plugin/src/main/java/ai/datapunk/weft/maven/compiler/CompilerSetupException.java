package ai.datapunk.weft.maven.compiler;

/** A configuration of the compiler with which Weft's processor cannot run as it should. */
public final class CompilerSetupException extends Exception {

  private static final long serialVersionUID = 1L;

  /** With what is wrong, and the fix. */
  public CompilerSetupException(String message) {
    super(message);
  }
}
