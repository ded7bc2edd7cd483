package ai.datapunk.weft.processor.calls;

import ai.datapunk.weft.processor.read.Location;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;

/** All calls of the classes that are compiled, as they were read. */
public final class CallTable {

  private final Map<MethodName, CallList> calls = new LinkedHashMap<>();
  private final Map<MethodName, ExecutableElement> methods = new LinkedHashMap<>();
  private final Map<MethodName, Location> publishing = new LinkedHashMap<>();
  private final Map<String, Source> types = new LinkedHashMap<>();

  private record Source(TypeElement type, String file) {}

  /** An empty one. */
  public CallTable() {}

  /** Notes a class that is compiled, and the name of its file. */
  public void add(String binaryName, TypeElement type, String file) {
    types.put(binaryName, new Source(type, file));
  }

  /** Notes a method of such a class. */
  public void add(MethodName name, ExecutableElement method) {
    methods.put(name, method);
  }

  /** Notes that a method returns a publisher, and where it stands. */
  public void addPublishing(MethodName name, Location at) {
    publishing.put(name, at);
  }

  /** Notes a call; of several to one method that the same holds for, the first. */
  public void add(MethodName caller, Call call) {
    calls.computeIfAbsent(caller, name -> new CallList()).add(call);
  }

  /** Whether the class is compiled now. */
  boolean has(String binaryName) {
    return types.containsKey(binaryName);
  }

  /** The classes that are compiled, in the order in which they were. */
  List<TypeElement> types() {
    return types.values().stream().map(Source::type).toList();
  }

  /** The binary names of those classes. */
  public Set<String> typeNames() {
    return Collections.unmodifiableSet(types.keySet());
  }

  /** Where a method of such a class begins. */
  Call.Site declaration(MethodName method, long line) {
    Source source = types.get(method.type());
    return source == null ? Call.Site.NONE : new Call.Site(source.file(), Math.max(1, line));
  }

  /** The methods that call something. */
  Set<MethodName> callers() {
    return calls.keySet();
  }

  /** All methods of the classes that are compiled. */
  Map<MethodName, ExecutableElement> methods() {
    return methods;
  }

  /** Where the methods stand that return a publisher. */
  Map<MethodName, Location> publishing() {
    return publishing;
  }

  /** What a method calls. */
  List<Call> of(MethodName caller) {
    CallList all = calls.get(caller);
    return all == null ? List.of() : all.calls();
  }
}
