package ai.datapunk.weft.processor.check;

import static ai.datapunk.weft.processor.RuleAssert.assertThatMember;
import static ai.datapunk.weft.processor.RuleAssert.assertThatSources;
import static ai.datapunk.weft.processor.RuleAssert.assertThatType;

import ai.datapunk.weft.processor.MarkedSource;
import org.junit.jupiter.api.Test;

final class RetryOnResultTest {

  private static final String FETCH =
      "@Retried(retryOnResult = %s) String fetch() { return \"\"; }\n";

  @Test
  void aPredicateIsAClassThatIsNotAbstract() {
    refused("interface Empty extends Predicate<Object> {}", Message.PREDICATE_UNMADE);
    refused(
        "static abstract class Empty implements Predicate<Object> {}", Message.PREDICATE_UNMADE);
    refused(
        "enum Empty implements Predicate<Object> { A; %s }".formatted(test("Object")),
        Message.PREDICATE_UNMADE);
    accepted("static class Empty implements Predicate<Object> { %s }".formatted(test("Object")));
    accepted("record Empty() implements Predicate<Object> { %s }".formatted(test("Object")));
  }

  @Test
  void aPredicateNeedsNoObjectOfAnotherClass() {
    refused(
        "class Empty implements Predicate<Object> { %s }".formatted(test("Object")),
        Message.PREDICATE_UNMADE);
    assertThatType(
            "Client",
            """
            @MeshService("inventory")
            class Client {
              @Retried(retryOnResult = Empty.class) String fetch() { return ""; }
            }
            class Empty implements java.util.function.Predicate<Object> { %s }
            """
                .formatted(test("Object")))
        .isAccepted();
  }

  @Test
  void aPredicateHasAConstructorWithoutParameters() {
    String predicate = "static class Empty implements Predicate<String> { %s %s }";
    refused(predicate.formatted("Empty(int limit) {}", test("String")), Message.PREDICATE_UNMADE);
    accepted(predicate.formatted("Empty(int limit) {} private Empty() {}", test("String")));
    refused(
        "record Empty(int limit) implements Predicate<Object> { %s }".formatted(test("Object")),
        Message.PREDICATE_UNMADE);
  }

  @Test
  void aPredicateTakesWhatTheMethodReturns() {
    refusedFor("String", "Object fetch() { return 1; }");
    refusedFor("Integer", "long fetch() { return 1; }");
    refusedFor("ArrayList<String>", "List<String> fetch() { return null; }");
    refusedFor("String[]", "Object[] fetch() { return null; }");
    refusedFor("String", "<T> T fetch() { return null; }");
    acceptedFor("CharSequence", "String fetch() { return null; }");
    acceptedFor("Long", "long fetch() { return 1; }");
    acceptedFor("Collection<?>", "List<String> fetch() { return null; }");
    acceptedFor("String[]", "String[] fetch() { return null; }");
    acceptedFor("Number", "<T extends Integer> T fetch() { return null; }");
  }

  @Test
  void aPredicateTakesWhatAFutureGives() {
    refusedFor("String", "Future<Integer> fetch() { return null; }");
    refusedFor("String", "CompletionStage<?> fetch() { return null; }");
    refusedFor("CompletableFuture<String>", "CompletableFuture<String> fetch() { return null; }");
    acceptedFor("String", "CompletableFuture<String> fetch() { return null; }");
    acceptedFor("Number", "CompletionStage<? extends Integer> fetch() { return null; }");
    acceptedFor("Object", "CompletionStage<? super Integer> fetch() { return null; }");
    acceptedFor("String", "@SuppressWarnings(\"rawtypes\") Future fetch() { return null; }");
  }

  @Test
  void aPredicateOfAClassTakesWhatEachMethodReturns() {
    assertThatType(
            "Client",
            """
            @MeshService("inventory") @Retried(retryOnResult = Client.Empty«.class)
            class Client {
              static class Empty implements java.util.function.Predicate<String> { %s }
              public String fetch() { return ""; }
              public Integer count() { return 1; }
              public void drop() {}
            }
            """
                .formatted(test("String")))
        .reports(Message.PREDICATE_TYPE);
  }

  @Test
  void aPredicateNeedsAResult() {
    uselessFor("void fetch() {}");
    uselessFor("Void fetch() { return null; }");
    uselessFor("CompletableFuture<Void> fetch() { return null; }");
    uselessFor("CompletionStage<? extends Void> fetch() { return null; }");
    uselessFor("Future<Void> fetch() { return null; }");
    acceptedFor("Object", "CompletionStage<?> fetch() { return null; }");
    acceptedFor("Object", "<T> T fetch() { return null; }");
  }

  @Test
  void aPredicateOfAMonoNeedsAResult() {
    assertThatSources(
            MarkedSource.of(
                "org.reactivestreams.Publisher",
                "package org.reactivestreams; public interface Publisher<T> {}"),
            MarkedSource.of(
                "reactor.core.publisher.Mono",
                """
                package reactor.core.publisher;
                public abstract class Mono<T> implements org.reactivestreams.Publisher<T> {}
                """),
            MarkedSource.of(
                "Client",
                """
                import ai.datapunk.weft.annotation.*;
                import reactor.core.publisher.Mono;
                @MeshService("inventory")
                class Client {
                  @Retried(retryOnResult = Empty«.class) Mono<Void> drop() { return null; }
                  @Retried(retryOnResult = Empty.class) Mono<String> fetch() { return null; }
                  static class Empty implements java.util.function.Predicate<Object> { %s }
                }
                """
                    .formatted(test("Object"))))
        .reports(Message.RESULT_OF_NOTHING);
  }

  @Test
  void aPredicateOfAClassNeedsAMethodWithAResult() {
    assertThatType(
            "Client",
            """
            @MeshService("inventory") @Retried(retryOnResult = Client.Empty«.class)
            class Client {
              static class Empty implements java.util.function.Predicate<String> { %s }
              public void drop() {}
              public CompletionStage<Void> dropLater() { return null; }
            }
            """
                .formatted(test("String")))
        .reports(Message.RESULT_OF_NOTHING);
    assertThatType(
            "Client",
            """
            @MeshService("inventory") @Retried(retryOn = {}, retryOnResult = Client.Empty.class)
            class Client {
              static class Empty implements java.util.function.Predicate<String> { %s }
              public String fetch() { return ""; }
              public void drop() {}
            }
            """
                .formatted(test("String")))
        .isAccepted();
  }

  private static void uselessFor(String method) {
    assertThatMember("@Retried(retryOnResult = Empty«.class) " + method + predicateOf("Object"))
        .reports(Message.RESULT_OF_NOTHING);
  }

  private static void refusedFor(String tested, String method) {
    assertThatMember("@Retried(retryOnResult = Empty«.class) " + method + predicateOf(tested))
        .reports(Message.PREDICATE_TYPE);
  }

  private static void acceptedFor(String tested, String method) {
    assertThatMember("@Retried(retryOnResult = Empty.class) " + method + predicateOf(tested))
        .isAccepted();
  }

  private static String predicateOf(String tested) {
    return "\nstatic class Empty implements java.util.function.Predicate<%s> { %s }"
        .formatted(tested, test(tested));
  }

  private static void refused(String predicate, Message message) {
    assertThatMember(FETCH.formatted("Empty«.class") + qualified(predicate)).reports(message);
  }

  private static void accepted(String predicate) {
    assertThatMember(FETCH.formatted("Empty.class") + qualified(predicate)).isAccepted();
  }

  private static String qualified(String predicate) {
    return predicate.replace("Predicate<", "java.util.function.Predicate<");
  }

  private static String test(String type) {
    return "public boolean test(" + type + " result) { return result == null; }";
  }
}
