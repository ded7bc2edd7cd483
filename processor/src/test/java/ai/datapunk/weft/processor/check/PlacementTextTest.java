package ai.datapunk.weft.processor.check;

import static ai.datapunk.weft.processor.RuleAssert.assertThatMember;
import static ai.datapunk.weft.processor.RuleAssert.assertThatType;

import org.junit.jupiter.api.Test;

/** What is printed, word for word, of where an annotation stands, and of the types there. */
final class PlacementTextTest {

  @Test
  void whyATypeIsNoInstance() {
    String text =
        "[WEFT-084] %s cannot be an instance: %s\n"
            + "  Fix: use a type with equals, hashCode and toString by value, such as URI, String or a"
            + " record";
    assertThatMember("@LoadBalanced void fetch(@Instance int at) {}")
        .prints(text.formatted("int", "it is never null, so Weft could never pick"));
    assertThatMember("@LoadBalanced void fetch(@Instance String[] at) {}")
        .prints(text.formatted("String[]", "two arrays are never equal"));
    assertThatMember("@LoadBalanced void fetch(@Instance Exception at) {}")
        .prints(text.formatted("Exception", "two of them are never equal"));
    assertThatMember("@LoadBalanced void fetch(@Instance Node at) {} static class Node {}")
        .prints(
            text.formatted(
                "Client.Node",
                "it has no toString, so the label would name the object, not the instance"));
  }

  @Test
  void whatCanBeReadOnce() {
    String text =
        "[WEFT-069] \"in\" %s, which can be read once: a second attempt would find it used up\n"
            + "  Fix: pass something that can be read again, such as byte[], List or a Supplier of it";
    assertThatMember("@Retried void put(InputStream in) {}")
        .prints(text.formatted("is of type InputStream"));
    assertThatMember("@Retried void put(List<InputStream[]> in) {}")
        .prints(text.formatted("holds objects of type InputStream"));
  }

  @Test
  void whichMethodHasNoBody() {
    assertThatType(
            "Client",
            """
            @MeshService("inventory")
            abstract class Client {
              @Timed abstract void fetch();
              @Retried native void load();
            }
            """)
        .prints(
            """
            [WEFT-080] @Timed has no effect on an abstract method: there is no code here to weave
              Fix: annotate the method that implements or calls it""",
            """
            [WEFT-080] @Retried has no effect on a native method: there is no code here to weave
              Fix: annotate the method that implements or calls it""");
  }

  @Test
  void whatIsReturnedHasNoArticle() {
    assertThatMember("@Retried FutureTask<String> fetch() { return null; }")
        .prints(
            """
            [WEFT-100] @Retried has to return a future of its own, which cannot be of type \
            FutureTask
              Fix: declare CompletionStage, CompletableFuture or Future as the return type, or \
            retry where the future is waited for""");
    assertThatMember(
            """
            @CircuitGuarded(fallback = "spare") FutureTask<String> fetch() { return null; }
            FutureTask<String> spare() { return null; }
            """)
        .prints(
            """
            [WEFT-100] a call with a fallback has to return a future of its own, which cannot be \
            of type FutureTask
              Fix: declare CompletionStage, CompletableFuture or Future as the return type, or \
            fall back where the future is waited for""");
    assertThatMember(
            """
            static class Empty implements java.util.function.Predicate<Object> {
              public boolean test(Object result) { return true; }
            }
            @Retried(retryOnResult = Empty.class)
            Flow.Publisher<String> fetch() { return null; }
            """)
        .prints(
            """
            [WEFT-101] retryOnResult asks about the value that a method returns, but \
            Flow.Publisher may have many
              Fix: remove retryOnResult, or return a Mono or a CompletionStage of all the elements""");
    assertThatMember("@Timed SubmissionPublisher<String> fetch() { return null; }")
        .prints(
            """
            [WEFT-087] a publisher of Weft's own cannot be of type SubmissionPublisher, so what \
            would be recorded is how long it takes to ask, not to answer
              Fix: declare CompletionStage, Mono, Flux or Flow.Publisher as the return type, or \
            annotate the method that waits for the result""");
  }

  @Test
  void onlyAMethodCanBeLoadBalanced() {
    String text = "[WEFT-085] @Instance has no effect: this %s is not @LoadBalanced\n  Fix: %s";
    assertThatMember("Client(@Instance URI at) {}")
        .prints(text.formatted("constructor", "remove @Instance"));
    assertThatMember("@Timed void fetch(@Instance URI at) {}")
        .prints(text.formatted("method", "remove @Instance, or add @LoadBalanced to the method"));
  }

  @Test
  void allThatAnOverrideLosesIsNamed() {
    String text =
        """
        [WEFT-090] this method overrides Client.fetch without its %s: annotations of methods are \
        not inherited
          Fix: repeat %1$s here; where the method only adds to super.fetch(…), write \
        @SuppressWarnings("weft:WEFT-090")""";
    String sub = "static class Sub extends Client { %s @Override void fetch(URI at) {} }";
    String fetch =
        "@Timed @Retried @CircuitGuarded @LoadBalanced void fetch(@Instance URI at) {}\n";
    assertThatMember(fetch + sub.formatted(""))
        .prints(text.formatted("@Timed, @Retried, @CircuitGuarded and @LoadBalanced"));
    assertThatMember(fetch + sub.formatted("@Timed @Retried @CircuitGuarded"))
        .prints(text.formatted("@LoadBalanced"));
    assertThatMember(fetch + sub.formatted("@SuppressWarnings(\"weft:WEFT-090\")")).isAccepted();
  }

  @Test
  void whichInstancesAreOfAnotherType() {
    assertThatMember(
            """
            @LoadBalanced void fetch(@Instance URI at) {}
            @LoadBalanced void load(@Instance String at) {}
            """)
        .prints(
            """
            [WEFT-117] an instance of the service "inventory" is of type String here, but of type \
            URI in shop.Client.fetch(java.net.URI): no object is both
              Fix: use the type that the service's instances are registered with in both""");
  }
}
