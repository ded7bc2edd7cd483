package shape;

import ai.datapunk.weft.annotation.Timed;

/** As Kotlin compiles default arguments; the test makes what has a $ in its name synthetic. */
public class Kotlin {

  @Timed(service = "kotlin")
  public String price(String what, int count) {
    return Seen.here(what + count);
  }

  public static String price$default(Kotlin self, String what, int count, int mask, Object unused) {
    if ((mask & 1) != 0) {
      what = "hat";
    }
    if ((mask & 2) != 0) {
      count = 2;
    }
    return self.price(what, count);
  }

  @Timed(service = "kotlin")
  public static long whole$shop(long a) {
    return Seen.here(a);
  }

  public static void run() {
    Kotlin kotlin = new Kotlin();
    Seen.call(() -> price$default(kotlin, "coat", 0, 2, null));
    Seen.call(() -> kotlin.price("shoe", 1));
    Seen.call(() -> whole$shop(4));
  }
}
