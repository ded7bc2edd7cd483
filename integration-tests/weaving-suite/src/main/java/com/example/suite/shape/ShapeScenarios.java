package com.example.suite.shape;

import com.example.suite.Checks;
import com.example.suite.Scenario;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;

/** Every shape of method returns what it returned without annotation, or throws it. */
public final class ShapeScenarios {

  private ShapeScenarios() {}

  /** All of them, in the order in which they run. */
  public static List<Scenario> all() {
    return List.of(
        ShapeScenarios::plain,
        ShapeScenarios::throwing,
        ShapeScenarios::whole,
        ShapeScenarios::family,
        ShapeScenarios::plan,
        ShapeScenarios::nested);
  }

  /** The annotated classes, save the local one, which nobody outside of its method can name. */
  public static List<Class<?>> annotatedClasses() {
    return List.of(
        Plain.class,
        Whole.class,
        Family.Greeting.class,
        Family.Mapper.class,
        Family.TextMapper.class,
        Plan.class,
        ((Object) Plan.BASIC).getClass(),
        Nested.Inner.class,
        Nested.Point.class,
        Nested.anonymous("").getClass());
  }

  private static void plain(Checks checks) {
    Plain plain = new Plain();
    plain.nothing();
    checks.equal("in the static initialiser", 4, Plain.early());
    checks.equal("primitive", 42, plain.primitive(41));
    checks.equal("static", "x", Plain.statically("x"));
    checks.equal("private", "private", plain.callPrivate());
    checks.equal("final", 3L, plain.finalMethod(1, 2.5));
    checks.equal("synchronized", true, plain.synchronizedMethod());
    checks.equal("static synchronized", true, Plain.synchronizedStatically());
    checks.equal("generic", "g", plain.<String>generic(List.of("g")));
    checks.equal("varargs", 3, plain.varargs(1, 2, 3));
    checks.equal("recursive", 4, plain.recursive(4));
    checks.equal("overloaded", "a", plain.overloaded("a"));
    checks.equal("overloaded twice", "ab", plain.overloaded("a", "b"));
    checks.equal("with a lambda", 8, plain.withLambda(7));
  }

  private static void throwing(Checks checks) {
    for (Throwable thrown :
        List.of(
            new IOException("checked"), new IllegalStateException(), new StackOverflowError())) {
      checks.thrown("what a method threw", thrown, throwing(thrown));
    }
  }

  private static Callable<?> throwing(Throwable thrown) {
    return () -> {
      try {
        new Plain().throwing(thrown);
      } catch (Exception | Error passed) {
        throw passed;
      } catch (Throwable other) {
        throw new AssertionError(other);
      }
      return "returned";
    };
  }

  private static void whole(Checks checks) {
    checks.equal("after a chain of constructors", 2, new Whole().seen());
    checks.equal("after one constructor", 8, new Whole(7).seen());
  }

  private static void family(Checks checks) {
    checks.equal("default method", "hello you", new Family.Polite().greet("you"));
    checks.equal("static method of an interface", "hey!", Family.Greeting.shout("hey"));
    Family.Mapper<String> mapper = new Family.TextMapper();
    checks.equal("bridged", "mapped x", mapper.map("x"));
    checks.equal("inherited", "inherited x", mapper.inherited("x"));
    checks.equal("overridden", "base x again", mapper.overridden("x"));
  }

  private static void plan(Checks checks) {
    checks.equal("constant with a body", 1, Plan.BASIC.price());
    checks.equal("constant without", 2, Plan.PLUS.price());
  }

  private static void nested(Checks checks) {
    Nested outer = new Nested("outer");
    checks.equal("inner class", "inner of outer", outer.new Inner().inner());
    checks.equal("record", 7, new Nested.Point(3, 4).sum());
    checks.equal("anonymous class", "anonymous x", Nested.anonymous("x").get());
    checks.equal("local class", "local x", Nested.local("x"));
  }
}
