package ai.datapunk.weft.processor.check;

import static ai.datapunk.weft.processor.RuleAssert.assertThatType;
import static ai.datapunk.weft.processor.testing.Compilers.source;
import static ai.datapunk.weft.processor.testing.Compilers.weft;
import static ai.datapunk.weft.processor.testing.Sources.client;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import org.junit.jupiter.api.Test;

/** Annotations of classes whose methods are mostly accessors. */
final class AccessorsTest {

  private static final String CLIENT =
      """
      @MeshService("inventory") %s@Timed class Client {
        private String host;
        private boolean open;
        private int last;
        public String getHost() { return host; }
        public void setHost(String host) { this.host = host; }
        public Client host(String name) { this.host = name; return this; }
        public boolean isOpen() { return this.open; }
        @Override public boolean equals(Object other) { return other instanceof Client; }
        @Override public int hashCode() { return 1; }
        @Override public String toString() { return "client"; }
        public String fetch() { return "a"; }
        public int getLast() { return last + 1; }
        public int echo(int number) { return number; }
        @Timed public int getNext() { return last; }
      }
      """;

  @Test
  void oneWarningSaysHowManyAreTrivial() {
    assertThatType("Client", CLIENT.formatted("«")).reports(Message.ACCESSORS_REACHED);
    assertThatType("Client", CLIENT.formatted(""))
        .prints(
            "[WEFT-130] 7 of the 10 methods that @Timed of this class reaches only give or set a"
                + " field, or are of every object: getHost, setHost, host, isOpen, equals, …; each"
                + " is an operation of its own\n  Fix: leave them out with -Aweft.accessors=off, or"
                + " annotate methods one by one; where they are to stay, write"
                + " @SuppressWarnings(\"weft:WEFT-130\")");
  }

  @Test
  void theAccessorsOfARecordAreTrivial() {
    assertThatType(
            "Point",
            """
            @MeshService("a") «@Timed @Retried record Point(int x, int y) {
              public int y() { return y; }
              public int sum() { return x + y; }
            }
            """)
        .reports(Message.ACCESSORS_REACHED);
    assertThatType(
            "Point",
            """
            @MeshService("a") @Timed record Point(int x) {
              public int x() { return x + 1; }
              public int sum() { return x + x; }
            }
            """)
        .isAccepted();
  }

  @Test
  void whoWantsThemSaysSo() {
    assertThatType("Client", "@SuppressWarnings(\"weft:WEFT-130\")\n" + CLIENT.formatted(""))
        .isAccepted();
    assertThatType("Client", CLIENT.formatted("")).with("-Aweft.WEFT_130=off").isAccepted();
    assertThatType("Client", CLIENT.formatted("")).with("-Aweft.accessors=off").isAccepted();
  }

  @Test
  void theyAreRecordedUnlessAnOptionLeavesThemOut() {
    String client = CLIENT.formatted("");
    assertThat(holder(weft().compile(client(client))))
        .contains("getHost()", "hashCode()", "fetch()", "getLast()");
    assertThat(holder(weft().withOptions("-Aweft.accessors=on").compile(client(client))))
        .contains("getHost()", "hashCode()", "fetch()", "getLast()");
    assertThat(holder(weft().withOptions("-Aweft.accessors=off").compile(client(client))))
        .contains("fetch()", "getLast()", "echo(int)", "getNext()")
        .doesNotContain("getHost()", "setHost", "host(", "isOpen()", "equals(", "hashCode()");
  }

  @Test
  void anAnnotationThatReachesNothingElseIsUnused() {
    String record = "@MeshService(\"a\") %s@Timed record Point(int x) {}";
    assertThatType("Point", record.formatted("«")).reports(Message.ACCESSORS_REACHED);
    assertThatType("Point", record.formatted("«"))
        .with("-Aweft.accessors=off")
        .reports(Message.CLASS_ANNOTATION_UNUSED);
  }

  private static String holder(Compilation compilation) {
    return source(compilation, "Client_Metrics.java");
  }
}
