package ai.datapunk.weft.catalog.graph;

import ai.datapunk.weft.catalog.CatalogCall;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which calls of a method are made, each of them, and of which one is: those of the implementers of
 * one interface, of which one is there. The catalog does not say which these are. It is taken from
 * what all of them have: they are only possible, stand in one line, and call methods of one name
 * and number of parameters in different classes.
 */
final class Choices {

  private Choices() {}

  /** What implementers of one method have in common. Types of parameters can differ. */
  private record Method(String file, long line, boolean fallback, String name, int parameters) {

    static Method of(CatalogCall call) {
      String signature = call.method();
      int open = Math.max(0, signature.indexOf('('));
      return new Method(
          call.file(),
          call.line(),
          call.fallback(),
          signature.substring(0, open),
          parameters(signature.substring(open)));
    }

    private static int parameters(String list) {
      return list.equals("()") ? 0 : 1 + (int) list.chars().filter(c -> c == ',').count();
    }
  }

  /** These calls, those together of which one is made. */
  static Collection<List<CatalogCall>> of(List<CatalogCall> calls) {
    List<List<CatalogCall>> choices = new ArrayList<>();
    Map<Method, List<CatalogCall>> possible = new LinkedHashMap<>();
    for (CatalogCall call : calls) {
      if (call.possible()) {
        possible.computeIfAbsent(Method.of(call), method -> new ArrayList<>()).add(call);
      } else {
        choices.add(List.of(call));
      }
    }
    for (List<CatalogCall> some : possible.values()) {
      if (areOfDifferentClasses(some)) {
        choices.add(some);
      } else {
        some.forEach(call -> choices.add(List.of(call)));
      }
    }
    return choices;
  }

  /** Of one class, several can be called: they have more than one interface, then. */
  private static boolean areOfDifferentClasses(List<CatalogCall> calls) {
    Set<String> classes = new HashSet<>();
    return calls.stream().allMatch(call -> classes.add(call.type()));
  }
}
