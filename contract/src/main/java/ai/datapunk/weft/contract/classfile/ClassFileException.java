package ai.datapunk.weft.contract.classfile;

/** Bytes that are not a class file, or one that this reader does not understand. */
public final class ClassFileException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  ClassFileException(String message) {
    super(message);
  }
}
