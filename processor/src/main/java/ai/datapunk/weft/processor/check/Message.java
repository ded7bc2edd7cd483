package ai.datapunk.weft.processor.check;

import static javax.tools.Diagnostic.Kind.ERROR;
import static javax.tools.Diagnostic.Kind.WARNING;

import ai.datapunk.weft.processor.read.Location;
import javax.tools.Diagnostic;

/**
 * Every diagnostic that the processor prints. Ids are for good: a message that goes leaves a gap.
 * They are grouped: names from 1, label sets from 20, cardinality from 30, personal data from 40,
 * policies from 50, placement from 80.
 */
public enum Message {
  METRIC_NAME(
      1,
      ERROR,
      "\"%s\" is not a name for a metric",
      "begin with a letter and use lower-case letters, digits and underscores:"
          + " \"storage_operation_duration_seconds\""),
  METRIC_UNIT(
      2,
      ERROR,
      "the metric \"%s\" holds durations in seconds, but its name does not say so",
      "end the name in _seconds"),
  METRIC_OF_FAMILY(
      3,
      ERROR,
      "\"%s\" is a family that Weft records itself, with labels of its own",
      "choose another name, or leave metric out to record in the mesh families"),
  HELP_MISSING(
      8,
      ERROR,
      "the metric \"%s\" has no help text",
      "say what it measures: help = \"Storage operations by kind\""),
  ATTRIBUTE_WITHOUT_METRIC(
      9,
      ERROR,
      "%s describes a metric of one's own, but no metric is named",
      "name one (metric = \"…_seconds\"), or leave %1$s out"),
  SERVICE_WITH_METRIC(
      10,
      ERROR,
      "%s is a label of the mesh families, but this call is recorded in \"%s\" instead",
      "leave %1$s out, or write it as a constant label: labels = \"%1$s=…\""),
  LABEL_NAME(
      11,
      ERROR,
      "\"%s\" is not a name for a label",
      "begin with a letter and use lower-case letters, digits and underscores: \"query_type\""),
  LABEL_RESERVED(
      12,
      ERROR,
      "the label name \"%s\" belongs to Prometheus",
      "choose another; le, quantile and names that begin with two underscores are reserved"),
  CONSTANT_LABEL(
      14,
      ERROR,
      "\"%s\" is not a constant label",
      "write a name, an equals sign and a value: labels = \"tier=hot\""),
  LABEL_DUPLICATE(
      15,
      ERROR,
      "the metric \"%s\" would have the label \"%s\" twice",
      "rename or remove one of them"),
  NAME_BLANK(16, ERROR, "the %s is blank", "leave it out to take the default, or write a name"),
  LABEL_OF_FAMILY(
      20,
      ERROR,
      "this method is recorded in mesh_call_duration_seconds, whose labels are service and"
          + " operation; \"%s\" is not one of them%s",
      "give @Timed a metric of its own (metric = \"…_seconds\"), or remove the @Label"),
  LABEL_UNBOUNDED(
      30,
      ERROR,
      "nothing bounds how many values the label \"%s\" takes: its type is %s",
      "say how many there can be (max = 40), or use an enum"),
  LABEL_MAX(
      31,
      ERROR,
      "the label \"%s\" has max = %s, which is out of range",
      "choose 1 to 10000; above that it is not a label but an identifier"),
  LABEL_MAX_ON_CLOSED(32, WARNING, "max = %s has no effect: %s has %s values", "leave max out"),
  MAX_ATTEMPTS(
      50,
      ERROR,
      "maxAttempts = %s is out of range%s",
      "choose 2 to 100; the first call counts too"),
  DURATION(
      51,
      ERROR,
      "%s = \"%s\" is not a duration",
      "write a number and one of ns, us, ms, s, m, h without a space: \"250ms\", \"1.5s\""),
  DURATION_RANGE(
      52, ERROR, "%s = \"%s\" is out of range: it must be %s", "choose a duration in that range"),
  MULTIPLIER(
      53, ERROR, "multiplier = %s is out of range", "choose 1 (every wait is the same) to 10"),
  JITTER(
      54,
      ERROR,
      "jitter = %s is out of range",
      "choose 0 (none) to 1 (a wait between nothing and twice its length)"),
  MAX_DELAY(
      55,
      ERROR,
      "maxDelay = \"%s\" is shorter than delay = \"%s\"",
      "let maxDelay be at least as long as delay"),
  RETRY_ON_NOTHING(
      56,
      ERROR,
      "retryOn names no exception, so nothing is ever retried",
      "name the exceptions, or leave retryOn out to retry on every Exception"),
  RATE(
      61,
      ERROR,
      "%s = %s is out of range",
      "write a share of calls, above 0 and at most 1: 0.5 is one call in two"),
  WINDOW(
      62,
      ERROR,
      "window = \"%s\" is neither a time nor a number of calls",
      "write \"30s\" or \"100 calls\""),
  WINDOW_RANGE(
      63,
      ERROR,
      "window = \"%s\" is out of range",
      "choose whole seconds from \"1s\" to \"1h\", or \"1 call\" to \"100000 calls\""),
  MINIMUM_CALLS(64, ERROR, "minimumCalls = %s is out of range", "choose 1 to 100000"),
  MINIMUM_CALLS_ABOVE_WINDOW(
      65,
      ERROR,
      "minimumCalls = %s can never be reached: the window holds %s calls, so the circuit would"
          + " never open",
      "let minimumCalls be at most the window"),
  TRIAL_CALLS(66, ERROR, "trialCalls = %s is out of range", "choose 1 to 10000"),
  STRATEGY(
      70,
      ERROR,
      "\"%s\" is not a name for a strategy",
      "use one of round_robin, weighted_round_robin, random, least_connections,"
          + " power_of_two_choices, or the snake_case name of one that you register"),
  STRATEGY_MISSPELT(
      71,
      WARNING,
      "no strategy of Weft's is called \"%s\"; did you mean \"%s\"?",
      "correct the name; if it is your own strategy's, choose one that is less alike"),
  MAX_INSTANCES(72, ERROR, "maxInstances = %s is out of range", "choose 1 to 10000"),
  BUCKETS(
      73,
      ERROR,
      "bucket %s is %s: bounds must be positive, finite and ascending",
      "write upper bounds in seconds, smallest first, without +Inf: {0.01, 0.1, 1}"),
  EXCEPTION_HIDDEN(
      74,
      ERROR,
      "%s cannot be named by the class that Weft generates",
      "make it package-private or public; the generated class is in the same package"),
  WITHOUT_BODY(
      80,
      ERROR,
      "@%s has no effect on %s method: there is no code here to weave",
      "annotate the method that implements or calls it"),
  INSTANCE_MISSING(
      82,
      ERROR,
      "@LoadBalanced needs to know which parameter is the instance",
      "mark one parameter with @Instance; where its argument is null, Weft picks the instance"),
  INSTANCE_TWICE(
      83,
      ERROR,
      "a call goes to one instance, but %s parameters are marked @Instance",
      "leave @Instance on one of them"),
  INSTANCE_TYPE(
      84,
      ERROR,
      "%s cannot be an instance: %s",
      "use a reference type with equals and hashCode by value, such as URI or String"),
  INSTANCE_WITHOUT_LOAD_BALANCED(
      85,
      ERROR,
      "@Instance has no effect: the method is not @LoadBalanced",
      "add @LoadBalanced to the method, or remove @Instance"),
  LABEL_UNUSED(
      86,
      ERROR,
      "nothing uses the label \"%s\": the method has no @Timed with a metric of its own",
      "add @Timed(metric = \"…_seconds\", help = \"…\"), or remove the @Label"),
  CLASS_ANNOTATION_UNUSED(
      88,
      ERROR,
      "@%s reaches no method of this class: it has no public method with a body that does not"
          + " bring its own",
      "make the methods public, annotate them one by one, or remove it here"),
  SERVICE_UNKNOWN(
      89,
      ERROR,
      "@%s does not know which service this call goes to",
      "add @MeshService(\"…\") to the class, or service = \"…\" here"),
  PARAMETER_TOO_FAR(
      92,
      ERROR,
      "the argument of \"%s\" cannot be bound: it is parameter %s, and only the first 16 can be",
      "move the parameter to the front"),
  TOO_MANY_PARAMETERS(
      93,
      ERROR,
      "this method has %s parameters, %s of them bound to labels or the instance; with two or more"
          + " bound, 12 parameters are the most",
      "group some of the parameters into an object, or bind one only"),
  HOLDER_NAME_TAKEN(
      94,
      ERROR,
      "the class %s is in the way: Weft generates one of that name here",
      "rename that class");

  private final int number;
  private final Diagnostic.Kind kind;
  private final String text;
  private final String hint;

  Message(int number, Diagnostic.Kind kind, String text, String hint) {
    this.number = number;
    this.kind = kind;
    this.text = text;
    this.hint = hint;
  }

  /** As it stands in brackets in front of the text, as in {@code "WEFT-012"}. */
  public String id() {
    return String.format("WEFT-%03d", number);
  }

  /** How severe it is unless an option says otherwise. */
  public Diagnostic.Kind kind() {
    return kind;
  }

  /** What is wrong, with the arguments' places as in {@link String#format}. */
  public String text() {
    return text;
  }

  /** How to put it right; may name arguments of the text as well. */
  public String hint() {
    return hint;
  }

  /** This message at a place. */
  Finding at(Location location, Object... arguments) {
    return new Finding(
        this, location, String.format(text, arguments), String.format(hint, arguments));
  }
}
