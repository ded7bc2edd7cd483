package ai.datapunk.weft.weaver;

import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A source of class files by name, from which AspectJ learns of the types that a class mentions.
 */
interface ClassFinder extends Closeable {

  /**
   * The class file of a class, unless there is none.
   *
   * @param name the class's binary name with slashes
   */
  byte @Nullable [] find(String name) throws IOException;

  @Override
  default void close() throws IOException {}
}
