package ai.datapunk.weft.processor.testing;

import com.google.testing.compile.JavaFileObjects;
import javax.tools.JavaFileObject;

/** Source files that see Weft's annotations. */
public final class Sources {

  /** The first line of a source file that uses annotations of Weft's. */
  public static final String IMPORT = "import ai.datapunk.weft.annotation.*;\n";

  private Sources() {}

  /** The file of the class of that name: the text from its second line on. */
  public static JavaFileObject source(String className, String text) {
    return JavaFileObjects.forSourceString(className, IMPORT + text);
  }

  /** The file of the class {@code Client}: the text from its second line on. */
  public static JavaFileObject client(String text) {
    return source("Client", text);
  }
}
