package shape;

import ai.datapunk.weft.annotation.MeshService;
import ai.datapunk.weft.annotation.Timed;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** Modifiers, kinds of results, numbers of parameters. */
@MeshService("methods")
public class Methods<E extends Comparable<E>> {

  private int calls;

  @Timed
  public String publicly(String what) {
    return Seen.here(what.isEmpty() ? "nothing" : what);
  }

  @Timed
  protected final String protectedly(String what) {
    return Seen.here(what + calls++);
  }

  @Timed
  String packagely() {
    return Seen.here("package");
  }

  @Timed
  private String privately(int depth) {
    if (depth == 0) {
      return Seen.here("private");
    }
    return privately(depth - 1) + depth;
  }

  @Timed
  synchronized String locked(Object lock) {
    return Seen.here(String.valueOf(Thread.holdsLock(this)) + Thread.holdsLock(lock));
  }

  @Timed
  static synchronized String lockedClass() {
    return Seen.here(String.valueOf(Thread.holdsLock(Methods.class)));
  }

  @Timed
  static strictfp double strictly(double a, float b) {
    return Seen.here(a / b);
  }

  @Timed
  static int recursive(int n) {
    return n <= 1 ? Seen.here(1) : n * recursive(n - 1);
  }

  @Timed
  static String overloaded(int a) {
    return Seen.here("int");
  }

  @Timed
  static String overloaded(long a) {
    return Seen.here("long");
  }

  @Timed
  static String overloaded(Object a) {
    return Seen.here("object");
  }

  static String overloaded(String a) {
    return Seen.here("not annotated");
  }

  @Timed
  static String variable(String first, Object... others) {
    return Seen.here(first + others.length + Arrays.asList(others));
  }

  @Timed
  static void nothing(List<String> sink) {
    if (sink.isEmpty()) {
      return;
    }
    sink.set(0, Seen.here("set"));
  }

  @Timed
  static boolean booleans(boolean a) {
    return !Seen.here(a);
  }

  @Timed
  static byte bytes(byte a) {
    return Seen.here(a);
  }

  @Timed
  static char chars(char a) {
    return Seen.here(a);
  }

  @Timed
  static short shorts(short a) {
    return Seen.here(a);
  }

  @Timed
  static int ints(int a) {
    return Seen.here(a) + 1;
  }

  @Timed
  static long longs(long a, long b) {
    return Seen.here(a) + b;
  }

  @Timed
  static float floats(float a) {
    return Seen.here(a) * 2;
  }

  @Timed
  static double doubles(double a, int b, double c) {
    return Seen.here(a) * b + c;
  }

  @Timed
  static int[][] arrays(int[] a, String[][] b) {
    return new int[][] {a, {Seen.here(b.length)}};
  }

  @Timed
  static <T extends Comparable<? super T>> T largest(List<? extends T> of) {
    T largest = null;
    for (T each : of) {
      if (largest == null || each.compareTo(largest) > 0) {
        largest = each;
      }
    }
    return Seen.here(largest);
  }

  @Timed
  public E own(E a, List<? super E> b) {
    b.add(a);
    return Seen.here(a);
  }

  @Timed
  static String of20(
      int a,
      long b,
      String c,
      double d,
      byte e,
      char f,
      short g,
      float h,
      boolean i,
      Object j,
      int k,
      long l,
      String m,
      double n,
      byte o,
      char p,
      short q,
      float r,
      boolean s,
      Object t) {
    String all = "" + a + b + c + d + e + f + g + h + i + j + k + l + m + n + o + p + q + r + s + t;
    return Seen.here(all);
  }

  @Timed
  String instanceOf10(
      int a, long b, String c, double d, byte e, char f, short g, float h, boolean i, Object... j) {
    long sum = a;
    sum += b;
    a++;
    b--;
    return Seen.here(sum + c + d + e + f + g + h + i + j.length + a + b);
  }

  @Timed
  String assignsParameters(int a, long b, String c) {
    a += 2;
    b = a * b;
    c = c + a + b;
    return Seen.here(c);
  }

  public static void run() {
    Methods<String> methods = new Methods<>();
    Seen.call(() -> methods.publicly(""));
    Seen.call(() -> methods.publicly(null));
    Seen.call(() -> methods.protectedly("p"));
    Seen.call(methods::packagely);
    Seen.call(() -> methods.privately(2));
    Seen.call(() -> methods.locked(methods));
    Seen.call(() -> lockedClass());
    Seen.call(() -> strictly(1, 3));
    Seen.call(() -> recursive(4));
    Seen.call(() -> overloaded(1) + overloaded(1L) + overloaded('c') + overloaded("d"));
    Seen.call(() -> overloaded((Object) "e"));
    Seen.call(() -> variable("v", 1, "2"));
    Seen.call(() -> variable("v", (Object[]) null));
    List<String> sink = Arrays.asList("unset");
    nothing(sink);
    nothing(Collections.<String>emptyList());
    Seen.call(() -> sink);
    Seen.call(() -> booleans(true));
    Seen.call(() -> bytes((byte) -1));
    Seen.call(() -> chars('x'));
    Seen.call(() -> shorts((short) -2));
    Seen.call(() -> ints(3));
    Seen.call(() -> longs(4, 5));
    Seen.call(() -> floats(1.5f));
    Seen.call(() -> doubles(1.5, 2, 3));
    Seen.call(() -> arrays(new int[2], new String[3][])[1][0]);
    Seen.call(() -> arrays(null, null));
    Seen.call(() -> largest(Arrays.asList(3, 5, 4)));
    Seen.call(() -> methods.own("own", new java.util.ArrayList<Object>()));
    byte small = 1;
    short less = 2;
    Seen.call(
        () ->
            of20(
                1, 2L, "3", 4.0, small, '6', less, 8f, true, "10", 11, 12L, "13", 14.0, small, '6',
                less, 18f, false, "20"));
    Seen.call(() -> methods.instanceOf10(1, 2L, "3", 4.0, small, '6', less, 8f, true, "10", "11"));
    Seen.call(() -> methods.assignsParameters(1, 2, "3"));
  }
}
