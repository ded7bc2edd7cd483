package ai.datapunk.weft.processor.check;

import static ai.datapunk.weft.processor.RuleAssert.assertThatMember;
import static ai.datapunk.weft.processor.RuleAssert.assertThatSources;
import static ai.datapunk.weft.processor.RuleAssert.assertThatType;

import ai.datapunk.weft.processor.MarkedSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PlacementTest {

  @Test
  void methodsHaveABody() {
    assertThatType(
            "Client",
            """
            @MeshService("inventory")
            abstract class Client {
              «@Timed «@Retried abstract void fetch();
              «@Timed native void load();
              @Timed void store() {}
            }
            """)
        .reports(Message.WITHOUT_BODY, Message.WITHOUT_BODY, Message.WITHOUT_BODY);
    assertThatType(
            "Client",
            """
            @MeshService("inventory")
            interface Client {
              «@Timed void fetch();
              @Timed default void store() {}
              @Timed static void load() {}
            }
            """)
        .reports(Message.WITHOUT_BODY);
  }

  @Test
  void loadBalancedMethodsHaveOneInstance() {
    assertThatMember("«@LoadBalanced void fetch(URI at) {}").reports(Message.INSTANCE_MISSING);
    assertThatMember(
            "@LoadBalanced void fetch(@Instance URI a, «@Instance URI b, «@Instance URI c) {}")
        .reports(Message.INSTANCE_TWICE, Message.INSTANCE_TWICE);
    assertThatMember("@LoadBalanced void fetch(@Instance URI at) {}").isAccepted();
  }

  @Test
  void instancesAreOfMethodsThatAreLoadBalanced() {
    assertThatMember("@Timed void fetch(«@Instance URI at) {}")
        .reports(Message.INSTANCE_WITHOUT_LOAD_BALANCED);
    assertThatMember("@Timed void fetch(«@Instance int at) {}")
        .reports(Message.INSTANCE_WITHOUT_LOAD_BALANCED);
    assertThatMember("Client(«@Instance URI at) {}")
        .reports(Message.INSTANCE_WITHOUT_LOAD_BALANCED);
  }

  @Test
  void instancesCanBeNullAndEqual() {
    assertThatMember("@LoadBalanced void fetch(«@Instance int at) {}")
        .reports(Message.INSTANCE_TYPE);
    assertThatMember("@LoadBalanced void fetch(«@Instance URI[] at) {}")
        .reports(Message.INSTANCE_TYPE);
    assertThatMember("@LoadBalanced void fetch(«@Instance Future<URI> at) {}")
        .reports(Message.INSTANCE_TYPE);
    assertThatMember("@LoadBalanced void fetch(«@Instance Optional<URI> at) {}")
        .reports(Message.INSTANCE_TYPE);
    assertThatMember("@LoadBalanced void fetch(@Instance Integer at) {}").isAccepted();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "List<URI>",
        "Collection<URI>",
        "ArrayList<URI>",
        "Set<? extends URI>",
        "Map<String, URI>",
        "Iterator<URI>",
        "Stream<URI>",
        "Optional<URI>",
        "OptionalInt",
        "java.util.function.Supplier<URI>",
        "URI[]"
      })
  void noInstanceIsACollectionOrAFunction(String type) {
    assertThatMember("@LoadBalanced void fetch(«@Instance " + type + " at) {}")
        .reports(Message.INSTANCE_TYPE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"java.nio.file.Path", "Object", "Comparable<URI>", "Map.Entry<URI, URI>"})
  void whatIsOneThingIsNoCollection(String type) {
    assertThatMember("@LoadBalanced void fetch(@Instance " + type + " at) {}").isAccepted();
  }

  @Test
  void anInstanceSaysWhichItIs() {
    assertThatMember(
            """
            static class Node { public String toString(int indent) { return ""; } }
            static class Sub extends Node {}
            @LoadBalanced void fetch(«@Instance Node at) {}
            @LoadBalanced void load(«@Instance Sub at) {}
            @LoadBalanced <N extends Node> void store(«@Instance N at) {}
            """)
        .reports(Message.INSTANCE_TYPE, Message.INSTANCE_TYPE, Message.INSTANCE_TYPE);
  }

  /** An object that is equal to itself only will do: a source may give the same ones each time. */
  @Test
  void anInstanceMayBeOfAClassThatSaysSoInAnotherWay() {
    assertThatMember(
            """
            static class Node<T> { @Override public String toString() { return "node"; } }
            static class Sub extends Node<String> {}
            record Host(String name) {}
            enum Zone { NEAR, FAR }
            @LoadBalanced void a(@Instance Node<URI> at) {}
            @LoadBalanced void b(@Instance Sub at) {}
            @LoadBalanced(service = "hosts") void c(@Instance Host at) {}
            @LoadBalanced(service = "zones") void d(@Instance Zone at) {}
            """)
        .isAccepted();
  }

  @Test
  void anInstanceMayBeOfATypeWhoseObjectsAreOfAnother() {
    assertThatMember(
            """
            @LoadBalanced void a(@Instance Object at) {}
            @LoadBalanced void b(@Instance java.net.SocketAddress at) {}
            @LoadBalanced void c(@Instance CharSequence at) {}
            @LoadBalanced <T> void d(@Instance T at) {}
            """)
        .isAccepted();
  }

  @Test
  void everyCallGoesToAKnownService() {
    assertThatType(
            "Client",
            """
            class Client {
              «@Timed «@Retried «@CircuitGuarded «@LoadBalanced void fetch(@Instance URI at) {}
              @Timed(service = "inventory") void load() {}
              @Timed(metric = "lake_store_seconds", help = "h") void store() {}
            }
            """)
        .reports(
            Message.SERVICE_UNKNOWN,
            Message.SERVICE_UNKNOWN,
            Message.SERVICE_UNKNOWN,
            Message.SERVICE_UNKNOWN);
  }

  @Test
  void aNestedClassTakesTheServiceOfTheClassAroundIt() {
    assertThatMember("static class Inner { @Timed void fetch() {} }").isAccepted();
  }

  @Test
  void anAnnotationOfAClassReachesAMethod() {
    assertThatType(
            "Client",
            """
            @MeshService("inventory") «@Timed @Retried
            class Client {
              Client() {}
              void hidden() {}
              @Timed public void fetch() {}
            }
            """)
        .reports(Message.CLASS_ANNOTATION_UNUSED);
  }

  @Test
  void anAnnotationOfAnEnumDoesNotReachWhatTheCompilerAdds() {
    assertThatType("Client", "@MeshService(\"inventory\") «@Timed enum Client { A }")
        .reports(Message.CLASS_ANNOTATION_UNUSED);
  }

  @Test
  void anAnnotationOfARecordReachesItsAccessorsOnly() {
    assertThatType("Client", "@MeshService(\"inventory\") «@Timed record Client() {}")
        .reports(Message.CLASS_ANNOTATION_UNUSED);
    assertThatType("Client", "@MeshService(\"inventory\") @Timed record Client(int a) {}")
        .with("-Aweft.WEFT_130=off")
        .isAccepted();
  }

  @Test
  void anAnnotationOfARecordsComponentIsWrongAtTheComponent() {
    assertThatType("Client", "record Client(\n  int a, @Timed int «b) {}")
        .reports(Message.SERVICE_UNKNOWN);
    assertThatMember("record Key(@Retried(maxAttempts = 1) int «a) {}")
        .reports(Message.MAX_ATTEMPTS);
  }

  @Test
  void anAnnotationOfAnAccessorIsWrongAtTheAccessor() {
    assertThatMember(
            "record Key(int a) { @Retried(maxAttempts = «1) public int a() { return a; } }")
        .reports(Message.MAX_ATTEMPTS);
  }

  @Test
  void aSingleArgumentIsBoundByOneOfSixteenPositions() {
    String before =
        "int a0, int a1, int a2, int a3, int a4, int a5, int a6, int a7, int a8,"
            + " int a9, int a10, int a11, int a12, int a13, int a14";
    assertThatMember("@LoadBalanced void fetch(" + before + ", @Instance URI at) {}").isAccepted();
    assertThatMember("@LoadBalanced void fetch(" + before + ", int a15, @Instance URI «at) {}")
        .reports(Message.PARAMETER_TOO_FAR);
    assertThatMember("@LoadBalanced void fetch(" + before + ", int a15, @Instance URI at) {}")
        .prints(
            "[WEFT-092] the argument of \"at\" cannot be bound: it is parameter 17, and only the"
                + " first 16 can be\n  Fix: move the parameter to the front");
  }

  @Test
  void severalArgumentsAreBoundAmongTheFirstTwelve() {
    String timed = "@Timed(metric = \"lake_store_seconds\", help = \"h\") void store(";
    String eleven =
        "@Label(\"a\") boolean a0, int a1, int a2, int a3, int a4, int a5, int a6,"
            + " int a7, int a8, int a9, int a10";
    String twelfth = ", @Label(\"b\") boolean b";
    assertThatMember(timed + eleven + twelfth + ") {}").isAccepted();
    assertThatMember(timed + eleven + twelfth + ", int a12, long a13) {}").isAccepted();
    assertThatMember(timed + eleven + ", int a11, @Label(\"b\") boolean «b) {}")
        .reports(Message.ONE_OF_SEVERAL_TOO_FAR);
    assertThatMember(timed + eleven + ", int a11, @Label(\"b\") boolean b) {}")
        .prints(
            "[WEFT-093] the argument of \"b\" cannot be bound: it is parameter 13, and where two or"
                + " more are bound, only the first 12 can be\n"
                + "  Fix: move the parameter to the front, or bind one only");
    assertThatMember("@LoadBalanced " + timed + eleven + ", int a11, @Instance URI «at) {}")
        .reports(Message.ONE_OF_SEVERAL_TOO_FAR);
  }

  @Test
  void theNameOfTheHolderIsFree() {
    assertThatSources(
            MarkedSource.of(
                "Client",
                """
                import ai.datapunk.weft.annotation.*;
                @MeshService("inventory")
                «class Client {
                  @Timed void fetch() {}
                  static class Inner { @Timed void fetch() {} }
                }
                """),
            MarkedSource.of("Client_Metrics", "class Client_Metrics {}"),
            MarkedSource.of("Client_Inner_Metrics", "class Client_Inner_Metrics {}"))
        .reports(Message.HOLDER_NAME_TAKEN);
    assertThatSources(
            MarkedSource.of(
                "Client",
                """
                import ai.datapunk.weft.annotation.*;
                class Client {
                  void fetch(«@Label("kind") boolean kind) {}
                }
                """),
            MarkedSource.of("Client_Metrics", "class Client_Metrics {}"))
        .reports(Message.LABEL_UNUSED);
  }

  @Test
  void theEndOfACallCanBeSeen() {
    assertThatMember("@Timed Future<String> fetch() { return null; }").isAccepted();
    assertThatMember("@Timed Flow.Publisher<String> fetch() { return null; }").isAccepted();
    assertThatMember("@Timed SubmissionPublisher<String> «fetch() { return null; }")
        .reports(Message.RETURN_TYPE);
    assertThatMember("@Timed Flow.Processor<String, String> «fetch() { return null; }")
        .reports(Message.RETURN_TYPE);
    assertThatMember("@Timed CompletableFuture<String> fetch() { return null; }").isAccepted();
  }

  @Test
  void aRetriedMethodReturnsAFutureThatWeftCanMake() {
    assertThatMember("«@Retried FutureTask<String> fetch() { return null; }")
        .reports(Message.REPLACED_FUTURE);
    assertThatMember("@Timed FutureTask<String> fetch() { return null; }").isAccepted();
    assertThatMember("@Retried Future<String> fetch() { return null; }").isAccepted();
    assertThatMember("@Retried CompletionStage<String> fetch() { return null; }").isAccepted();
    assertThatMember("@Retried CompletableFuture<String> fetch() { return null; }").isAccepted();
  }

  @Test
  void aMethodWithAFallbackReturnsAFutureThatWeftCanMake() {
    String spare = " fetch() { return null; } FutureTask<String> spare() { return null; }";
    assertThatMember("@CircuitGuarded(fallback = «\"spare\") FutureTask<String>" + spare)
        .reports(Message.REPLACED_FUTURE);
    assertThatMember("«@Retried(fallback = \"spare\") FutureTask<String>" + spare)
        .reports(Message.REPLACED_FUTURE);
    assertThatMember("@CircuitGuarded FutureTask<String>" + spare).isAccepted();
    assertThatMember("@CircuitGuarded(fallback = \"spare\") Future<String>" + spare).isAccepted();
    for (String type : List.of("CompletionStage<String>", "CompletableFuture<String>")) {
      assertThatMember(
              "@CircuitGuarded(fallback = \"spare\") %1$s fetch() { return null; } %1$s spare() { return null; }"
                  .formatted(type))
          .isAccepted();
    }
  }

  @Test
  void publishersOfReactorAreOfTheVeryTypeThatWeftCanMake() {
    assertThatSources(
            MarkedSource.of(
                "reactor.core.publisher.Mono",
                "package reactor.core.publisher; public class Mono<T> {}"),
            MarkedSource.of(
                "reactor.core.publisher.Flux",
                "package reactor.core.publisher; public class Flux<T> {}"),
            MarkedSource.of("Own", "class Own<T> extends reactor.core.publisher.Mono<T> {}"),
            MarkedSource.of(
                "org.reactivestreams.Publisher",
                "package org.reactivestreams; public interface Publisher<T> {}"),
            MarkedSource.of(
                "Client",
                """
                import ai.datapunk.weft.annotation.*;
                import reactor.core.publisher.*;
                @MeshService("inventory")
                class Client {
                  @Timed Mono<String> one() { return null; }
                  @Retried Mono<String> oneAgain() { return null; }
                  @Timed Flux<String> many() { return null; }
                  @Timed Own<String> «own() { return null; }
                  @Timed org.reactivestreams.Publisher<String> «any() { return null; }
                }
                """))
        .reports(Message.RETURN_TYPE, Message.RETURN_TYPE);
  }

  @Test
  void aResultOfManyElementsIsNotRetried() {
    String retried = "@Retried(retryOnResult = Empty«.class) Flow.Publisher<String> fetch()";
    String predicate =
        "static class Empty implements java.util.function.Predicate<Object> {"
            + " public boolean test(Object o) { return false; } }";
    assertThatMember(retried + " { return null; }\n" + predicate).reports(Message.RESULT_OF_MANY);
    assertThatMember(
            "@Retried(retryOnResult = Empty.class) CompletionStage<String> fetch()"
                + " { return null; }\n"
                + predicate)
        .isAccepted();
  }

  @Test
  void rxJavaAndKotlinAreCalledByTheirNames() {
    assertThatSources(
            MarkedSource.of(
                "io.reactivex.rxjava3.core.Single",
                "package io.reactivex.rxjava3.core; public class Single<T> {}"),
            MarkedSource.of("io.reactivex.Maybe", "package io.reactivex; public class Maybe<T> {}"),
            MarkedSource.of(
                "io.vertx.core.Future", "package io.vertx.core; public interface Future<T> {}"),
            MarkedSource.of(
                "kotlin.coroutines.Continuation",
                "package kotlin.coroutines; public interface Continuation<T> {}"),
            MarkedSource.of(
                "Client",
                """
                import ai.datapunk.weft.annotation.*;
                @MeshService("inventory")
                class Client {
                  @Timed io.reactivex.rxjava3.core.Single<String> «fetch() { return null; }
                  @Timed io.reactivex.Maybe<String> «find() { return null; }
                  @Timed io.vertx.core.Future<String> «list() { return null; }
                  @Timed Object «load(kotlin.coroutines.Continuation<String> c) { return null; }
                }
                """))
        .reports(
            Message.RETURN_TYPE, Message.RETURN_TYPE, Message.RETURN_TYPE, Message.RETURN_TYPE);
  }

  @Test
  void anOverridingMethodRepeatsTheAnnotation() {
    assertThatType(
            "Client",
            """
            @MeshService("inventory")
            class Client {
              @Timed @Retried void fetch() {}
              @Timed void load() {}
              void plain() {}
              static class Sub extends Client {
                @Timed @Override void «fetch() {}
                @Timed @Retried @Override void load() {}
                @Override void plain() {}
              }
              static class SubSub extends Sub {
                @Override void «load() {}
              }
            }
            """)
        .reports(Message.OVERRIDE_LOSES, Message.OVERRIDE_LOSES);
  }

  @Test
  void anAnnotationOfAClassIsNotLostWhereItDidNotReach() {
    assertThatType(
            "Client",
            """
            @MeshService("inventory") @Timed
            interface Client {
              void fetch();
              default void load() {}
              class Impl implements Client {
                @Override public void fetch() {}
                @Override public void «load() {}
              }
            }
            """)
        .reports(Message.OVERRIDE_LOSES);
  }

  @Test
  void anOverridingMethodRepeatsTheAnnotationOfItsParentsClass() {
    assertThatType(
            "Client",
            """
            @MeshService("inventory") @Timed
            class Client {
              public void fetch() {}
              void hidden() {}
              static class Sub extends Client {
                @Override public void «fetch() {}
                @Override void hidden() {}
              }
              @Timed static class TimedSub extends Client {
                @Override public void fetch() {}
              }
            }
            """)
        .reports(Message.OVERRIDE_LOSES);
  }
}
