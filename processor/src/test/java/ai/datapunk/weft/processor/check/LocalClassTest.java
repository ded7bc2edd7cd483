package ai.datapunk.weft.processor.check;

import static ai.datapunk.weft.processor.RuleAssert.assertThatMember;
import static ai.datapunk.weft.processor.RuleAssert.assertThatSources;
import static ai.datapunk.weft.processor.RuleAssert.assertThatType;

import ai.datapunk.weft.processor.MarkedSource;
import ai.datapunk.weft.processor.RuleAssert;
import org.junit.jupiter.api.Test;

/** Compilers have no elements of local and anonymous classes, so only trees show what is there. */
final class LocalClassTest {

  private static final String TIMED = "@Timed(metric = \"bad_name_ms\")";

  private static final MarkedSource OTHER_TIMED =
      MarkedSource.of("other.Timed", "package other; public @interface Timed { String metric(); }");

  @Test
  void theMethodIsNamed() {
    assertThatMember(
            "Runnable r = new Runnable() { public void run() {} " + TIMED + " void q() {} };")
        .prints(
            """
            [WEFT-115] what stands on "q" is not checked: javac does not show local and anonymous \
            classes to processors
              Fix: annotate a method of a nested or top-level class, and call it here""");
    assertThatMember("void fetch() { @MeshService(\"a\") class Local {} }")
        .prints(
            """
            [WEFT-115] what stands on "Local" is not checked: javac does not show local and \
            anonymous classes to processors
              Fix: annotate a method of a nested or top-level class, and call it here""");
  }

  @Test
  void theFirstAnnotationOfAMethodIsMarked() {
    assertThatMember(
            """
            Object q = new Object() {
              @Override public String toString() { return ""; }
              @Deprecated «@Timed @Retried int q(@Label("email") String email) { return 0; }
              int r(int a, @Deprecated «@Label("email") String email) { return 0; }
            };
            """)
        .reports(Message.LOCAL_CLASS, Message.LOCAL_CLASS);
  }

  @Test
  void whereverCodeIsThereAreLocalClasses() {
    assertThatType(
            "Client",
            """
            class Client {
              static Object a = new Object() { «@Timed void a() {} };
              Supplier b = () -> new Object() { «@Timed void b() {} };
              static { new Object() { «@Timed void c() {} }; }
              { new Object() { «@Timed void d() {} }; }
              Client() { class Local { «@Timed void e() {} } }
              static class Nested { void f() { class Local { «@Timed void f() {} } } }
              void g() {
                if (a != null) {
                  class Local { class Inner { «@Timed void g() { class I { «@Timed void h() {} } } } }
                }
              }
              interface Supplier { Object get(); }
            }
            class Second { Object i = new Object() { «@Timed void i() {} }; }
            """)
        .reports(
            Message.LOCAL_CLASS,
            Message.LOCAL_CLASS,
            Message.LOCAL_CLASS,
            Message.LOCAL_CLASS,
            Message.LOCAL_CLASS,
            Message.LOCAL_CLASS,
            Message.LOCAL_CLASS,
            Message.LOCAL_CLASS,
            Message.LOCAL_CLASS);
  }

  @Test
  void everyKindOfTypeMayBeLocal() {
    assertThatMember(
            """
            enum Level { HIGH { «@Timed void own() {} } }
            void fetch() {
              record Point(int x) { «@Timed int y() { return 0; } }
              enum Tier { RAM; «@Timed void go() {} }
              interface Shape { «@Timed default void draw() {} }
              «@Timed class All { public void go() {} }
            }
            """)
        .reports(
            Message.LOCAL_CLASS,
            Message.LOCAL_CLASS,
            Message.LOCAL_CLASS,
            Message.LOCAL_CLASS,
            Message.LOCAL_CLASS);
  }

  @Test
  void whatIsNoLocalClassIsCheckedInstead() {
    assertThatMember(
            """
            @Timed void fetch() { new Object() { void plain() {} }; }
            static class Nested { @Timed void fetch() {} }
            """)
        .isAccepted();
  }

  @Test
  void aConstructorRecordsNothing() {
    assertThatMember("void fetch() { class Local { Local(@Instance URI at) {} } }").isAccepted();
  }

  @Test
  void anAnnotationOfAnotherLibraryIsNotMeant() {
    String local =
        "class Client { Object q = new Object() { @Timed(metric = \"a\") void q() {} }; }";
    assertThatClient("import other.Timed;\nimport ai.datapunk.weft.annotation.*;\n" + local)
        .isAccepted();
    assertThatClient("import other.*;\nimport ai.datapunk.weft.annotation.Retried;\n" + local)
        .isAccepted();
    assertThatClient("import other.*;\n" + local).isAccepted();
    assertThatClient("package other;\nimport ai.datapunk.weft.annotation.*;\n" + local)
        .isAccepted();
  }

  @Test
  void anAnnotationMayBeImportedByName() {
    assertThatClient(
            """
            import other.*;
            import ai.datapunk.weft.annotation.Timed;
            class Client { Object q = new Object() { «@Timed void q() {} }; }
            """)
        .reports(Message.LOCAL_CLASS);
  }

  @Test
  void aWarningIsSuppressedOnTheMethodOrAroundIt() {
    String suppressed = "@SuppressWarnings(\"weft:WEFT-115\") ";
    String anonymous = "new Object() { @Timed void q() {} }";
    assertThatMember(suppressed + "Object a = " + anonymous + ";").isAccepted();
    assertThatMember(suppressed + "void a() { Object a = " + anonymous + "; }").isAccepted();
    assertThatMember("void a() { " + suppressed + "Object a = " + anonymous + "; }").isAccepted();
    assertThatMember(suppressed + "static class A { static { Object a = " + anonymous + "; } }")
        .isAccepted();
    assertThatMember(
            suppressed + "static class A { static class B { Object a = " + anonymous + "; } }")
        .isAccepted();
    assertThatMember("void a() { " + suppressed + "class L { @Timed void q() {} } }").isAccepted();
    assertThatMember("void a() { class L { " + suppressed + "@Timed void q() {} } }").isAccepted();
    assertThatMember("void a() { class L { " + suppressed + "void q() { " + anonymous + "; } } }")
        .isAccepted();
    assertThatMember(
            "static final String ID = \"weft:WEFT-115\";\n@SuppressWarnings({\"all\", ID}) Object a = "
                + anonymous
                + ";")
        .isAccepted();
  }

  @Test
  void aWarningIsSuppressedNowhereElse() {
    assertThatMember(
            """
            void a() {
              @SuppressWarnings("weft:WEFT-115") class A { @Timed void q() {} }
              class B {
                @SuppressWarnings(value = {"all", "weft:WEFT-115"}) @Timed void q() {}
                @SuppressWarnings("weft:WEFT-114") «@Timed void r() {}
                @Deprecated(since = "weft:WEFT-115") «@Timed void s() {}
              }
            }
            @SuppressWarnings("weft:WEFT-115") Object c = null;
            Object d = new Object() { «@Timed void q() {} };
            """)
        .reports(Message.LOCAL_CLASS, Message.LOCAL_CLASS, Message.LOCAL_CLASS);
  }

  @Test
  void anOptionTurnsItOff() {
    assertThatMember("Object q = new Object() { @Timed void q() {} };")
        .with("-Aweft.WEFT_115=off")
        .isAccepted();
  }

  private static RuleAssert assertThatClient(String source) {
    return assertThatSources(OTHER_TIMED, MarkedSource.of("Client", source));
  }
}
