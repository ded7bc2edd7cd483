package shape;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What the shapes have returned and thrown, and from where they were called. */
public final class Seen {

  private static final Set<List<Object>> ALL = new LinkedHashSet<>();

  private Seen() {}

  interface Call {
    Object run() throws Throwable;
  }

  /** Calls, and notes what comes of it. */
  static void call(Call call) {
    try {
      note("returned", call.run(), new StackTraceElement[0]);
    } catch (Throwable thrown) {
      for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
        note("thrown", cause, cause.getStackTrace());
      }
    }
  }

  /** Notes from where this is called. */
  static <T> T here(T value) {
    note("here", value, new Throwable().getStackTrace());
    return value;
  }

  private static synchronized void note(String what, Object value, StackTraceElement[] stack) {
    List<Object> noted = new ArrayList<>();
    noted.add(what);
    noted.add(String.valueOf(value));
    for (StackTraceElement element : stack) {
      noted.add(element);
    }
    ALL.add(noted);
  }

  /** All of it, in order, none of it twice. */
  public static synchronized List<List<Object>> all() {
    return new ArrayList<>(ALL);
  }
}
