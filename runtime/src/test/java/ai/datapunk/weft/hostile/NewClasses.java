package ai.datapunk.weft.hostile;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Exceptions, each of a hidden class of its own, which has a simple name of its own. */
final class NewClasses {

  /** How many there are to be. */
  static final int MOST = 1_000;

  private static final byte[] CLASS_FILE = classFile();

  private final Map<Long, Throwable> known = new ConcurrentHashMap<>();

  /** The exception of this number. */
  Throwable exception(long number) {
    return known.computeIfAbsent(number, unknown -> create());
  }

  private static Throwable create() {
    try {
      Lookup inside = MethodHandles.lookup().defineHiddenClass(CLASS_FILE, false);
      return (Throwable)
          inside.findConstructor(inside.lookupClass(), MethodType.methodType(void.class)).invoke();
    } catch (Throwable impossible) {
      throw new AssertionError(impossible);
    }
  }

  private static byte[] classFile() {
    try (InputStream file = NewException.class.getResourceAsStream("NewException.class")) {
      if (file == null) {
        throw new IllegalStateException("The class has no file");
      }
      return file.readAllBytes();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
