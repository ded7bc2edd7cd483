package ai.datapunk.weft.processor.check;

import static ai.datapunk.weft.processor.check.Severity.ERROR;
import static ai.datapunk.weft.processor.check.Severity.REQUIRED;
import static ai.datapunk.weft.processor.check.Severity.WARNING;

import ai.datapunk.weft.contract.DurationText;
import ai.datapunk.weft.contract.Ranges;
import ai.datapunk.weft.contract.StrategyNames;
import ai.datapunk.weft.processor.read.Location;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Every diagnostic that the processor prints. Ids are for good: a message that goes leaves a gap.
 * They are grouped: names from 1, label sets from 20, cardinality from 30, personal data from 40,
 * policies from 50, placement from 80, fallbacks from 95; from 100 on as they came.
 */
public enum Message {
  METRIC_NAME(
      1,
      REQUIRED,
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
      REQUIRED,
      "\"%s\" is a family that Weft records itself, with labels of its own",
      "choose another name, or leave metric out to record in the mesh families"),
  METRIC_SUFFIX(
      4,
      ERROR,
      "\"%s\" has \"%s\" in its name, which belongs to %s",
      "this is a histogram of durations: name what takes the time and end in _seconds"),
  METRIC_OTHER_UNIT(
      5,
      WARNING,
      "\"%s\" names the unit \"%s\", but Prometheus' base unit of time is the second",
      "take the unit out; what is recorded is seconds"),
  METRIC_TYPE_WORD(
      6,
      WARNING,
      "\"%s\" has the metric's type in its name: \"%s\"",
      "take the word out; Prometheus knows the type"),
  METRIC_ENDS_IN_LABEL(
      7,
      WARNING,
      "\"%s\" ends in the name of its own label \"%s\"",
      "take the word out: whoever adds up over the label would read a name that lies"),
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
      REQUIRED,
      "\"%s\" is not a name for a label",
      "begin with a letter and use lower-case letters, digits and underscores: \"query_type\""),
  LABEL_RESERVED(
      12,
      REQUIRED,
      "the label name \"%s\" belongs to Prometheus",
      "choose another; le, quantile and names that begin with two underscores are reserved"),
  CONSTANT_LABEL(
      14,
      REQUIRED,
      "\"%s\" is not a constant label",
      "write a name, an equals sign and a value: labels = \"tier=hot\""),
  LABEL_DUPLICATE(
      15,
      REQUIRED,
      "the metric \"%s\" would have the label \"%s\" twice",
      "rename or remove one of them"),
  NAME_BLANK(16, REQUIRED, "the %s is blank", "write a name%2$s"),
  METRIC_PATTERN(
      17,
      WARNING,
      "\"%s\" does not say which system it belongs to",
      "follow the platform's pattern %2$s, as \"lake_store_duration_seconds\" does"),
  LABEL_OF_FAMILY(
      20,
      ERROR,
      "this method is recorded in the metrics of %s, whose labels are %s; \"%s\" cannot be added%s",
      "%5$s a metric of its own (metric = \"…_seconds\"), or remove the @Label"),
  METRIC_CONFLICT(
      21,
      REQUIRED,
      "the metric \"%s\" has %s here, but %s in %s",
      "give both the same, or rename one: a metric has one type, one set of labels, one help text,"
          + " one type of histogram and one list of buckets"),
  STANDARD_METRIC_TYPE(
      22,
      ERROR,
      "\"%s\" is a standard metric of the platform and a %s, not a histogram",
      "choose another name for this one"),
  STANDARD_METRIC_LABELS(
      23,
      ERROR,
      "\"%s\" is a standard metric of the platform with the labels %s; here it has %s%s",
      "give it exactly those labels, or choose another name"),
  LABEL_UNBOUNDED(
      30,
      REQUIRED,
      "nothing bounds how many values the label \"%s\" takes: its type is %s",
      "say how many there can be, as in @Label(value = \"%1$s\", max = 40), or use an enum"),
  LABEL_MAX(
      31,
      REQUIRED,
      "the label \"%s\" has max = %s, which is out of range",
      "choose " + Ranges.LABEL_VALUES + "; above that it is not a label but an identifier"),
  LABEL_MAX_ON_CLOSED(32, WARNING, "max = %s has no effect: %s has %s", "leave max out"),
  SERIES_OF_METRIC(
      33,
      ERROR,
      "%s: %s, more than the %s that weft.maxSeriesPerMetric allows",
      "lower a maximum, drop a label or some buckets, or raise the limit with"
          + " -Aweft.maxSeriesPerMetric=…"),
  SERIES_OF_METRIC_NEAR(
      34,
      WARNING,
      "%s: %s, 80 %% or more of the %s that weft.maxSeriesPerMetric allows",
      "lower a maximum before it grows, or raise the limit with -Aweft.maxSeriesPerMetric=…"),
  SERIES_OF_MODULE(
      35,
      ERROR,
      "this module makes %s series, more than the %s that weft.maxSeries allows; the largest share"
          + " is %s with %s",
      "lower what is largest, or raise the limit with -Aweft.maxSeries=…"),
  SERIES_OF_MODULE_NEAR(
      36,
      WARNING,
      "this module makes %s series, 80 %% or more of the %s that weft.maxSeries allows; the"
          + " largest share is %s with %s",
      "lower what is largest, or raise the limit with -Aweft.maxSeries=…"),
  OPTION(37, ERROR, "the option -A%s=%s is not understood", "write %3$s"),
  PERSONAL_DATA(
      40,
      ERROR,
      "the label \"%s\" looks like personal data or a secret: its %s says \"%s\"; metrics are read"
          + " by many and kept for long",
      "drop the label, mask it (mask = true), or allow it with a reason"
          + " (allow = \"internal ids only\")"),
  ALLOW_BLANK(
      41,
      ERROR,
      "allow is blank, but a reason is what it is for",
      "say why the label may be recorded as it is; the reason goes into the catalog"),
  MASK_ON_CLOSED(
      42,
      WARNING,
      "mask has no effect: %s is a type whose values are written in the source",
      "leave mask out"),
  MAX_ATTEMPTS(
      50,
      REQUIRED,
      "maxAttempts = %s is out of range%s",
      "choose " + Ranges.ATTEMPTS_OF_RETRIED + "; the first call counts too"),
  DURATION(
      51,
      REQUIRED,
      "%s = \"%s\" is not a duration",
      "write a number and one of "
          + DurationText.UNITS
          + ", with no space around: \"250ms\", \"1.5s\""),
  DURATION_RANGE(
      52,
      REQUIRED,
      "%s = \"%s\" is out of range: it must be %s",
      "choose a duration in that range"),
  MULTIPLIER(
      53, REQUIRED, "multiplier = %s is out of range", "choose 1 (every wait is the same) to 10"),
  JITTER(
      54,
      REQUIRED,
      "jitter = %s is out of range",
      "choose 0 (none) to 1 (a wait between nothing and twice its length)"),
  MAX_DELAY(
      55,
      REQUIRED,
      "maxDelay = \"%s\"%s is shorter than delay = \"%s\"%s",
      "let maxDelay be at least as long as delay"),
  RETRY_ON_NOTHING(
      56,
      ERROR,
      "retryOn names no exception, so nothing is ever retried",
      "name the exceptions, or leave retryOn out to retry on every Exception"),
  BACKOFF_NEVER(
      57,
      ERROR,
      "no second attempt ever begins: its wait is at least %s, beyond maxDuration = \"%s\"",
      "shorten delay, or lengthen maxDuration"),
  BACKOFF_TOO_LONG(
      58,
      WARNING,
      "attempt %s never begins: the waits before it take at least %s, beyond maxDuration = \"%s\"",
      "lower maxAttempts to %4$s, shorten the waits, or lengthen maxDuration"),
  RETRY_CONTRADICTION(
      59,
      ERROR,
      "%s is in retryOn%s, but abortOn has %s, which wins: it is never retried",
      "take %3$s out of abortOn, or name in retryOn what is to be retried"),
  NEVER_THROWN(
      60,
      ERROR,
      "%s names the checked exception %s, which %s cannot throw",
      "declare it with throws, or remove it here"),
  RATE(
      61,
      REQUIRED,
      "%s = %s is out of range",
      "write a share of calls, above 0 and at most 1: 0.5 is one call in two"),
  WINDOW(
      62,
      REQUIRED,
      "window = \"%s\" is neither a time nor a number of calls",
      "write \"30s\", \"100 calls\" or \"1 call\""),
  WINDOW_RANGE(
      63,
      REQUIRED,
      "window = \"%s\" is out of range",
      "choose whole seconds from "
          + Ranges.WINDOW
          + ", or \"1 call\" to \""
          + Ranges.WINDOW_CALLS.most()
          + " calls\""),
  MINIMUM_CALLS(
      64, REQUIRED, "minimumCalls = %s is out of range", "choose " + Ranges.MINIMUM_CALLS),
  MINIMUM_CALLS_ABOVE_WINDOW(
      65,
      REQUIRED,
      "minimumCalls = %s%s is more than the window holds: %s",
      "write a minimumCalls of at most that, so that both say when a rate counts, or a larger"
          + " window"),
  TRIAL_CALLS(66, REQUIRED, "trialCalls = %s is out of range", "choose " + Ranges.TRIAL_CALLS),
  SLOW_RATE_WITHOUT_SLOW_CALL(
      67,
      WARNING,
      "slowCallRate = %s has no effect: nothing says what a slow call is",
      "add slowCall = \"1s\", or leave slowCallRate out"),
  BREAKER_CONFLICT(
      68,
      REQUIRED,
      "the breaker of the service \"%s\" is shared, but it is configured differently in %s: %s",
      "give both the same values, or name another service"),
  ONE_SHOT_ARGUMENT(
      69,
      ERROR,
      "\"%s\" %s %s, which can be read once: a second attempt would find it used up",
      "pass something that can be read again, such as byte[], List or a Supplier of it"),
  STRATEGY(
      70,
      REQUIRED,
      "\"%s\" is not a name for a strategy",
      "use one of "
          + String.join(", ", StrategyNames.ALL)
          + ", or the snake_case name of one that you register"),
  STRATEGY_MISSPELT(
      71,
      WARNING,
      "no strategy of Weft's is called \"%s\"; did you mean \"%s\"?",
      "correct the name; if it is your own strategy's, choose one that is less alike"),
  MAX_INSTANCES(
      72, REQUIRED, "maxInstances = %s is out of range", "choose " + Ranges.MAX_INSTANCES),
  BUCKETS(
      73,
      REQUIRED,
      "bucket %s is %s: bounds must be positive, finite and ascending",
      "write upper bounds in the metric's unit, smallest first, without +Inf: {0.01, 0.1, 1}"),
  EXCEPTION_HIDDEN(
      74,
      REQUIRED,
      "%s cannot be named by the class that Weft generates",
      "make it package-private or public; the generated class is in the same package"),
  RETRY_SYNCHRONIZED(
      75,
      ERROR,
      "this method is synchronized, so a retry waits while it holds the lock",
      "move what needs the lock into a method of its own, which this one calls"),
  POLICY_CONFLICT(
      76,
      REQUIRED,
      "the operation \"%s\" of the service \"%s\" is retried differently in %s: %s",
      "give both the same values, or name another operation"),
  WITHOUT_BODY(
      80,
      ERROR,
      "@%s has no effect on %s method: there is no code here to weave",
      "annotate the method that implements or calls it"),
  INSTANCE_MISSING(
      82,
      REQUIRED,
      "@LoadBalanced needs to know which parameter is the instance",
      "mark one parameter with @Instance; where its argument is null, Weft picks the instance"),
  INSTANCE_TWICE(
      83,
      REQUIRED,
      "a call goes to one instance, but %s parameters are marked @Instance",
      "leave @Instance on one of them"),
  INSTANCE_TYPE(
      84,
      ERROR,
      "%s cannot be an instance: %s",
      "use a type with equals, hashCode and toString by value, such as URI, String or a record"),
  INSTANCE_WITHOUT_LOAD_BALANCED(
      85, ERROR, "@Instance has no effect: this %s is not @LoadBalanced", "remove @Instance%2$s"),
  LABEL_UNUSED(
      86,
      ERROR,
      "nothing uses the label \"%s\": no annotation of Weft's holds for what it belongs to",
      "remove the @Label%2$s"),
  RETURN_TYPE(
      87,
      ERROR,
      "%s, so what would be recorded is how long it takes to ask, not to answer",
      "declare CompletionStage, Mono, Flux or Flow.Publisher as the return type, or annotate the"
          + " method that waits for the result"),
  CLASS_ANNOTATION_UNUSED(
      88,
      ERROR,
      "@%s reaches no method of this class: it has no public method with a body that does not"
          + " bring its own",
      "make the methods public, annotate them one by one, or remove it here"),
  SERVICE_UNKNOWN(
      89,
      REQUIRED,
      "@%s does not know which service this call goes to",
      "add @MeshService(\"…\") to the class, or service = \"…\" here"),
  OVERRIDE_LOSES(
      90,
      WARNING,
      "this method overrides %s without its %s: annotations of methods are not inherited",
      "repeat %2$s here; where the method only adds to super.%3$s(…), write"
          + " @SuppressWarnings(\"weft:WEFT-090\")"),
  PARAMETER_TOO_FAR(
      92,
      REQUIRED,
      "the argument of \"%s\" cannot be bound: it is parameter %s, and only the first 16 can be",
      "move the parameter to the front"),
  ONE_OF_SEVERAL_TOO_FAR(
      93,
      REQUIRED,
      "the argument of \"%s\" cannot be bound: it is parameter %s, and where two or more are bound,"
          + " only the first 12 can be",
      "move the parameter to the front, or bind one only"),
  HOLDER_NAME_TAKEN(
      94,
      REQUIRED,
      "the class %s is in the way: Weft generates one of that name here",
      "rename that class"),
  FALLBACK_MISSING(
      95,
      REQUIRED,
      "the class has no other method \"%s\" to fall back to%s",
      "write it, or correct the name"),
  FALLBACK_UNFIT(
      96,
      REQUIRED,
      "no method \"%s\" fits in the place of %s",
      "give one the same parameters, with or without a Throwable behind them, and a result that"
          + " can be returned instead: %3$s"),
  FALLBACK_HIDDEN(
      97,
      REQUIRED,
      "the class that Weft generates cannot call \"%s\": %s",
      "open what is in the way to the package, in which the generated class is too, or name another"
          + " method of this class, which calls this one"),
  FALLBACK_TWO(
      98,
      REQUIRED,
      "a call falls back once, but here to \"%s\" and in @Retried to \"%s\"",
      "name the fallback in @Retried only, which is the outer of the two"),
  FALLBACK_PARAMETERS(
      99,
      REQUIRED,
      "this method has %s parameters; one with a fallback has 12 at the most",
      "group some of the parameters into an object"),
  REPLACED_FUTURE(
      100,
      REQUIRED,
      "%s has to return a future of its own, which cannot be of type %s",
      "declare CompletionStage, CompletableFuture or Future as the return type, or %3$s where the"
          + " future is waited for"),
  RESULT_OF_MANY(
      101,
      REQUIRED,
      "retryOnResult asks about the value that a method returns, but %s may have many",
      "remove retryOnResult, or return a Mono or a CompletionStage of all the elements"),
  PREDICATE_UNMADE(
      105,
      ERROR,
      "no object of %s can be made: it %s",
      "write a class of its own, or a static nested one, with a constructor without parameters"),
  PREDICATE_TYPE(
      106,
      ERROR,
      "%s tests %s, but %s gives %s",
      "let it implement Predicate<%4$s>, or Predicate of a supertype"),
  FALLBACK_THROWS(
      107,
      ERROR,
      "the fallback \"%s\" throws %s, which %s does not declare: its callers cannot expect it",
      "declare it there too, or handle it in the fallback"),
  LABEL_IDENTITY(
      108,
      ERROR,
      "the label \"%s\" is of type %s, whose text is another for each object",
      "take out of it what there are few of, and pass that"),
  FALLBACK_CIRCLE(
      109,
      ERROR,
      "the fallbacks go round in a circle: %s; while calls fail, it never ends",
      "leave one of them without a fallback"),
  BUCKETS_OF_NATIVE(
      110,
      WARNING,
      "buckets has no effect: a native histogram chooses its own",
      "leave buckets out, or keep both types (histogram = HistogramType.BOTH)"),
  FAIL_ON_NOTHING(
      111,
      ERROR,
      "failOn names no exception, so no failure ever opens the circuit",
      "name the exceptions, or leave failOn out to count every Throwable"),
  FAIL_ON_CONTRADICTION(
      112,
      ERROR,
      "%s is in failOn%s, but ignore has %s, which wins: it never counts as a failure",
      "take %3$s out of ignore, or name in failOn what is to count"),
  RESULT_OF_NOTHING(
      113,
      ERROR,
      "retryOnResult has no effect: there is no result to look at",
      "remove retryOnResult, or return what says whether to call again"),
  OPTION_OF_REQUIRED(
      114,
      ERROR,
      "-A%s=%s cannot be followed: from a source with %s, Weft could generate nothing that works",
      "leave the option out, and correct what %3$s is printed at"),
  LOCAL_CLASS(
      115,
      WARNING,
      "what stands on \"%s\" is not checked: javac does not show local and anonymous classes to"
          + " processors",
      "annotate a method of a nested or top-level class, and call it here"),
  BUCKETS_IN_MILLISECONDS(
      116,
      WARNING,
      "buckets from %s to %s look like milliseconds, but bounds are in seconds",
      "write seconds: from %3$s to %4$s"),
  INSTANCE_TYPES(
      117,
      ERROR,
      "an instance of the service \"%s\" is of type %s here, but of type %s in %s: no object is"
          + " both",
      "use the type that the service's instances are registered with in both"),
  RETRY_IN_TRANSACTION(
      118,
      WARNING,
      "all attempts run in the one transaction of @%s: one that fails may mark it for rollback, and"
          + " then the commit throws although a later one has succeeded",
      "put the transaction inside: retry a method that calls a transactional method of another"
          + " bean"),
  LABEL_MAXIMA(
      119,
      WARNING,
      "the label \"%s\" has max = %s here, but max = %s in %s: the larger one holds for all methods"
          + " of the metric \"%s\", which share the label's values",
      "give both the same; where this one is to say what this method gives, write"
          + " @SuppressWarnings(\"weft:WEFT-119\")"),
  METRIC_NAMING(120, REQUIRED, "the metric \"%s\" %s", "%3$s"),
  SET_METHOD(121, REQUIRED, "\"%s\" cannot be a method of a metric set: %s", "%3$s"),
  SET_TYPE(
      122,
      REQUIRED,
      "%s cannot be a metric set: it %s",
      "let @MetricSet stand on an interface that is not private, and has neither type parameters"
          + " nor superinterfaces"),
  JAVA_VERSION(
      123,
      REQUIRED,
      "Weft needs Java 17 or later, but this is compiled as Java %s",
      "compile with --release 17 or a later one (maven.compiler.release, or options.release in"
          + " Gradle): generated code and the run time need it too"),
  NAME_SPACE(
      124,
      ERROR,
      "the %s \"%s\" has space around it, which makes it another one than \"%s\"",
      "take the space out"),
  NAME_PLACEHOLDER(
      125,
      ERROR,
      "the %s \"%s\" has a placeholder, which nothing replaces: it would be recorded as it is"
          + " written",
      "write the name itself, or a constant that has it"),
  FAIL_ON_NEVER_THROWN(
      126,
      WARNING,
      "failOn names the checked exception %s, which no method of the service \"%s\" can throw",
      "remove it here, or declare it with throws where it is thrown"),
  PERSONAL_CONSTANT(
      127,
      ERROR,
      "the constant label \"%s\" looks like personal data or a secret: its %s; metrics are read by"
          + " many and kept for long",
      "drop the label, or write @SuppressWarnings(\"weft:WEFT-127\") where it is neither"),
  METRIC_NAME_STYLE(
      128,
      ERROR,
      "the metric's name \"%s\" is not in the platform's pattern, which is snake_case",
      "begin with a letter and use lower-case letters, digits and single underscores:"
          + " \"storage_operation_duration_seconds\""),
  LABEL_NAME_STYLE(
      129,
      ERROR,
      "the label's name \"%s\" is not in the platform's pattern, which is snake_case",
      "begin with a letter and use lower-case letters, digits and single underscores:"
          + " \"query_type\""),
  ACCESSORS_REACHED(
      130,
      WARNING,
      "%s of the %s that @%s of this class reaches only give or set a field, or are of every"
          + " object: %s; each is an operation of its own",
      "leave them out with -Aweft.accessors=off, or annotate methods one by one; where they are to"
          + " stay, write @SuppressWarnings(\"weft:WEFT-130\")"),
  RECORDING_OUTSIDE_SET(
      131,
      ERROR,
      "@%s has no effect here: it is for %s",
      "remove it here; what it is for stands in an interface with @MetricSet"),
  RECORDED_VALUE(132, REQUIRED, "@%s takes %s, but %s", "%4$s"),
  RECORDED_UNIT(133, REQUIRED, "\"%s\" is %s, but the metric \"%s\" is %s", "%5$s"),
  MODULE_CLOSED(
      134,
      ERROR,
      "the %s cannot be used, because the module does not let Weft reach it",
      "write in module-info.java: %2$s"),
  LABEL_OF_TARGETS(
      135,
      WARNING,
      "Prometheus gives each target a label \"%s\", and stores this one as \"exported_%1$s\"",
      "choose another name, such as \"%1$s_name\"; where every scrape sets honor_labels, write"
          + " @SuppressWarnings(\"weft:WEFT-135\")"),
  ADDED_CONSTANT(136, REQUIRED, "by = %s %s", "%3$s"),
  GAUGE_PATTERN(
      137,
      WARNING,
      "the gauge \"%s\" says neither its unit nor that it is what there is now",
      "follow the platform's pattern {system}_{metric}_current, as \"stream_consumers_current\""
          + " does, or end the name in _seconds, _bytes or _ratio where it is one of those"),
  RETRY_AMPLIFICATION(
      138,
      ERROR,
      "one call here becomes %s = %s calls of %s while that fails, more than the %s that"
          + " weft.maxCallsOfOne allows: %s",
      "retry in one layer only, which is mostly the one next to what fails, or lower maxAttempts,"
          + " or give each layer a budget, such as budget = 0.2; or raise the limit with"
          + " -Aweft.maxCallsOfOne=…"),
  WAIT_BEYOND_BUDGET(
      139,
      ERROR,
      "in %s, the last waits at least %s between two of its attempts, longer than the whole"
          + " maxDuration = \"%s\" here: no second attempt begins after it has failed",
      "let maxDuration be longer than all waits below together, or retry in one of the two only"),
  WAITS_BEYOND_BUDGET(
      140,
      ERROR,
      "in %s, waits alone take at least %s while all attempts fail, beyond maxDuration = \"%s\""
          + " here: no second attempt begins after that",
      "let maxDuration be longer than what is waited for below, or retry in one of the methods"
          + " only"),
  INNER_BUDGET_LONGER(
      141,
      WARNING,
      "in %s, the last may go on retrying for %s, longer than the maxDuration = \"%s\" here: then"
          + " no second attempt begins",
      "let the inner maxDuration be the shorter one, by as many times as this method tries"),
  REFUSED_IN_VAIN(
      142,
      WARNING,
      "refused calls are retried for %s at most, but the circuit of the service \"%s\" stays open"
          + " for %s: after it has opened, each of the attempts is refused%s",
      "take CallRefusedException out of retryOn, let a fallback answer, or wait for longer than"
          + " openFor"),
  CALLS_ITSELF(
      143,
      ERROR,
      "this method is retried and calls itself: %s; while it fails, one call makes %s, each of"
          + " those as many again, which is %s already",
      "retry a method of its own, which this one calls at each of its levels"),
  SERVICE_CIRCLE(
      144,
      WARNING,
      "services call each other in a circle: %s; when one is down, all of them are",
      "take one of the calls out of the circle, such as by a message that is answered later; where"
          + " the calls never follow each other, write @SuppressWarnings(\"weft:WEFT-144\")"),
  FALLBACK_REFUSED(
      145,
      ERROR,
      "the fallback \"%s\" calls the circuit of the service \"%s\" itself, for which it stands in:"
          + " %s; while that is open, it is refused as well",
      "let the fallback answer without that service, such as from what is known already"),
  EVENT_LOOP_BLOCKED(
      146,
      WARNING,
      "this method returns a publisher, and reaches %s at %s, which waits up to %s between attempts"
          + " on the thread that calls it: an event loop, mostly",
      "call it on a thread that may wait (subscribeOn(Schedulers.boundedElastic())), or let it"
          + " return a publisher or a CompletionStage, which are retried without waiting"),
  OBJECTIVE_ABOVE_DEPENDENCY(
      147,
      WARNING,
      "the objective %s is stricter than that of what it depends on, in %s: %s",
      "promise no more than that here, or have the other promise more"),
  OBJECTIVE_SHARE(
      148,
      REQUIRED,
      "%s = %s is out of range: %s",
      "write a share of calls, above 0 and below 1: 0.999 over \"30d\" leaves an error budget of"
          + " 43m 12s"),
  OBJECTIVE_EMPTY(
      149,
      ERROR,
      "the objective says nothing: it has neither an availability nor a latency",
      "write availability = 0.999, or latency = \"250ms\" and latencyTarget = 0.99, or leave"
          + " objective out"),
  OBJECTIVE_TARGET(
      150,
      REQUIRED,
      "latency = \"%s\" says within what time calls are to end, but not how many of them",
      "add latencyTarget = 0.99, by which one call in a hundred may take longer"),
  OBJECTIVE_WITHOUT_LATENCY(
      151,
      ERROR,
      "latencyTarget = %s has no effect: nothing says within what time calls are to end",
      "add latency = \"250ms\", or leave latencyTarget out"),
  OBJECTIVE_WINDOW(
      152,
      REQUIRED,
      "window = \"%s\" is out of range",
      "choose whole hours from \"7d\" to \"90d\""),
  OBJECTIVE_BOUND(
      153,
      ERROR,
      "latency = \"%s\" is not a bucket's bound of \"%s\", so how many calls end within it is not"
          + " counted; the nearest: %s",
      "choose one of these; or add the bound to the buckets of a metric of one's own, or let that"
          + " have native ones (histogram = HistogramType.NATIVE); where the mesh is built with"
          + " native ones, write @SuppressWarnings(\"weft:WEFT-153\")"),
  OBJECTIVE_STATUS(
      154,
      REQUIRED,
      "availability cannot be measured: \"%s\" is a metric of one's own, which does not say how"
          + " calls ended",
      "leave availability out, or leave metric out to record in the mesh families"),
  OBJECTIVE_BUDGET(
      155,
      WARNING,
      "%s = %s over \"%s\" leaves an error budget of %s: an outage has used that up before"
          + " Prometheus, which scrapes once a minute unless told otherwise, has seen it",
      "write fewer nines, or a longer window: 0.999 over \"30d\" leaves 43m 12s"),
  OBJECTIVE_LOW(
      156,
      WARNING,
      "%s = %s is reached while most calls %s",
      "write the share of good calls and not of bad ones: %4$s"),
  OBJECTIVE_CONFLICT(
      157,
      REQUIRED,
      "these calls are recorded in the same series as those of %s, which have another objective:"
          + " %s",
      "give both the same, or record them apart, as with another operation"),
  TEXT_UNPRINTABLE(
      158, REQUIRED, "the %s has the character %s in it, which cannot be shown", "leave it out"),
  BUDGET(
      159,
      REQUIRED,
      "budget = %s is out of range",
      "choose the retries as a share of the calls, above 0 and up to 1; 0.2 is what is"
          + " recommended, and 0 stands for no budget"),
  MULTIPLIER_IN_VAIN(
      160,
      WARNING,
      "multiplier = %s has no effect: with JitterType.DECORRELATED each wait goes by the one before",
      "leave multiplier out, or choose another jitterType"),
  BUDGETS_DIFFER(
      161,
      WARNING,
      "the retries of the service \"%s\" have a budget of %s here, and of %s in %s: each is held"
          + " against the retries of all methods of the service, so that the larger one is spent"
          + " and nothing is left of the smaller one",
      "give all @Retried methods of the service the same budget"),
  SPREAD_IN_VAIN(
      162,
      WARNING,
      "jitterType = JitterType.%s spreads nothing: %s",
      "let waits be longer, such as delay = \"100ms\" and maxDelay = \"10s\", or leave jitterType"
          + " out");

  private final int number;
  private final Severity severity;
  private final String text;
  private final String hint;

  Message(int number, Severity severity, String text, String hint) {
    this.number = number;
    this.severity = severity;
    this.text = text;
    this.hint = hint;
  }

  /** As it stands in brackets in front of the text, as in {@code "WEFT-012"}. */
  public String id() {
    return String.format(Locale.ROOT, "WEFT-%03d", number);
  }

  /** How severe it is unless an option says otherwise. */
  public Severity severity() {
    return severity;
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
  public Finding at(Location location, Object... arguments) {
    return finding(location, arguments);
  }

  /** This message without a place. */
  public Finding nowhere(Object... arguments) {
    return finding(null, arguments);
  }

  private Finding finding(@Nullable Location location, Object... arguments) {
    return new Finding(
        this,
        location,
        String.format(Locale.ROOT, text, arguments),
        String.format(Locale.ROOT, hint, arguments),
        false);
  }
}
