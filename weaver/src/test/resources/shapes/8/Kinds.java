package shape;

import ai.datapunk.weft.annotation.Timed;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

/** Enums, interfaces, nested classes, bridges. */
public class Kinds {

  private int secret = 1;

  enum Plain {
    ONE,
    TWO;

    @Timed(service = "plain")
    String call() {
      return Seen.here(name() + values().length);
    }
  }

  @Timed(service = "bodied")
  enum Bodied implements Callable<String> {
    ONE {
      @Override
      public String call() {
        return Seen.here("one");
      }
    },
    TWO {
      @Override
      @Timed(service = "two")
      public String call() {
        return Seen.here("two" + super.other(1));
      }
    };

    private static final int COUNT = values().length;

    public String other(int a) {
      return Seen.here("other" + a + COUNT);
    }
  }

  interface Talker {
    String NAME = Seen.here("name");

    @Timed(service = "talk")
    default String talk(String what) {
      return Seen.here(NAME + what + hidden());
    }

    @Timed(service = "talk")
    static String statically(String what) {
      return Seen.here("static" + what);
    }

    String hidden();
  }

  interface Lazy {
    @Timed(service = "lazy")
    default String lazily() {
      return Seen.here("lazily");
    }
  }

  static class Spoken implements Talker, Lazy {
    @Override
    public String hidden() {
      return "hidden";
    }
  }

  abstract static class Base<T> implements Supplier<T> {
    @Timed(service = "base")
    public T convert(T what) {
      return Seen.here(what);
    }

    abstract T made(String what);
  }

  @Timed(service = "derived")
  static class Derived extends Base<String> {
    @Override
    public String get() {
      return Seen.here("got");
    }

    @Override
    public String convert(String what) {
      return Seen.here("derived" + super.convert(what));
    }

    @Override
    @Timed(service = "made")
    String made(String what) {
      return Seen.here("made" + what);
    }
  }

  /** Public methods of one that nobody can see: javac makes bridges in what is public. */
  static class Hidden {
    @Timed(service = "hidden")
    public String visible(int a) {
      return Seen.here("visible" + a);
    }
  }

  public static class Shown extends Hidden {}

  class Inner {
    private int own = 2;

    class Innermost {
      @Timed(service = "innermost")
      private int sum(int a) {
        secret++;
        return Seen.here(secret + own + a);
      }
    }

    @Timed(service = "inner")
    int sum(int a) {
      return Seen.here(secret) + new Innermost().sum(a);
    }
  }

  static class Accessed {
    @Timed(service = "accessed")
    private static String fromOutside(long a) {
      return Seen.here("accessed" + a);
    }

    @Timed(service = "accessed")
    private String ofObject(String a) {
      return Seen.here("of object" + a);
    }
  }

  public static void run() {
    Seen.call(() -> Plain.TWO.call());
    Seen.call(() -> Bodied.ONE.call());
    Seen.call(() -> Bodied.TWO.call());
    Seen.call(() -> Bodied.valueOf("ONE").other(3));
    Seen.call(() -> Bodied.valueOf("NONE"));
    Spoken spoken = new Spoken();
    Seen.call(() -> spoken.talk("talked") + spoken.lazily());
    Seen.call(() -> Talker.statically("called"));
    Derived derived = new Derived();
    Base<String> base = derived;
    Seen.call(() -> base.get() + base.convert("b") + base.made("m"));
    Seen.call(() -> derived.get() + derived.convert("d") + derived.made("n"));
    Seen.call(() -> new Shown().visible(3));
    Seen.call(() -> new Kinds().new Inner().sum(4));
    Seen.call(() -> Accessed.fromOutside(5) + new Accessed().ofObject("6"));
  }
}
