package shape;

import ai.datapunk.weft.annotation.Timed;
import java.util.ArrayList;
import java.util.List;

/** Constructors and initialisers beside annotated methods, and what is in a static initialiser. */
public final class Initialisers {

  private Initialisers() {}

  static class None {
    @Timed(service = "none")
    String call() {
      return Seen.here("none");
    }
  }

  static class Constants {
    static final String TEXT = "text";
    static final int NUMBER = 5;

    @Timed(service = "constants")
    static String call() {
      return Seen.here(TEXT + NUMBER);
    }
  }

  static class Empty {
    static {
    }

    @Timed(service = "empty")
    static String call() {
      return Seen.here("empty");
    }
  }

  static class EmptyTwice {
    static {
    }

    static {
      // Nothing here either.
    }

    @Timed(service = "empty")
    static String call() {
      return Seen.here("empty twice");
    }
  }

  static class Returning {
    static int calls;

    static {
      if (calls == 0) {
        calls = 1;
      }
    }

    @Timed(service = "returning")
    static String call() {
      return Seen.here("returning" + calls);
    }
  }

  static class Looping {
    static int calls;

    static {
      do {
        calls++;
      } while (calls < 3);
    }

    @Timed(service = "looping")
    static String call() {
      return Seen.here("looping" + calls);
    }
  }

  static class Trying {
    static String what = "unset";

    static {
      try {
        what = what.substring(10);
      } catch (IndexOutOfBoundsException e) {
        what = Seen.here("caught");
      }
    }

    @Timed(service = "trying")
    static String call() {
      return Seen.here(what);
    }
  }

  static class CallsItself {
    static final List<String> LOG = new ArrayList<>();
    static final String FIRST = call("initialiser");

    @Timed(service = "itself")
    static String call(String from) {
      LOG.add(from);
      return Seen.here(from + LOG.size());
    }
  }

  static class Failing {
    static final int NUMBER = number();

    static int number() {
      throw new IllegalStateException("initialiser");
    }

    @Timed(service = "failing")
    static int call() {
      return NUMBER;
    }
  }

  static class Asserting {
    @Timed(service = "asserting")
    static int call(int a) {
      assert a != 0;
      return Seen.here(a);
    }
  }

  static class Loading {
    static final Class<?> SELF = Loading.class;

    @Timed(service = "loading")
    static Class<?> call() {
      return Seen.here(SELF);
    }
  }

  static class Constructed {
    private final List<String> log = new ArrayList<>();
    private int size = 3;

    {
      log.add("block");
      if (size > 2) {
        log.add(call("early"));
      }
    }

    Constructed() {
      this("default");
    }

    Constructed(String what) {
      log.add(what);
      log.add(call("constructor"));
    }

    private Constructed(int unused) {
      size = unused;
    }

    @Timed(service = "constructed")
    final String call(String from) {
      return Seen.here(from + log.size() + size);
    }
  }

  static class Extended extends Constructed {
    static final Object LOCK = new Object();

    Extended() {
      super("extended");
    }

    @Timed(service = "extended")
    String callBoth() {
      synchronized (LOCK) {
        return Seen.here(call("super"));
      }
    }
  }

  public static void run() {
    Seen.call(() -> new None().call());
    Seen.call(Constants::call);
    Seen.call(Empty::call);
    Seen.call(EmptyTwice::call);
    Seen.call(Returning::call);
    Seen.call(Looping::call);
    Seen.call(Trying::call);
    Seen.call(() -> CallsItself.call("run") + CallsItself.FIRST);
    Seen.call(Failing::call);
    Seen.call(() -> Asserting.call(1));
    Seen.call(Loading::call);
    Seen.call(() -> new Constructed().call("run"));
    Seen.call(() -> new Extended().callBoth());
  }
}
