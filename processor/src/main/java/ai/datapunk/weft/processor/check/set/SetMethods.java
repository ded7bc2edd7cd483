package ai.datapunk.weft.processor.check.set;

import ai.datapunk.weft.processor.check.Finding;
import ai.datapunk.weft.processor.check.Message;
import ai.datapunk.weft.processor.check.MethodRule;
import ai.datapunk.weft.processor.check.Wording;
import ai.datapunk.weft.processor.read.MeshAnnotation;
import ai.datapunk.weft.processor.read.Recording;
import ai.datapunk.weft.processor.read.Recording.Kind;
import ai.datapunk.weft.processor.read.WeftMethod;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** A method of a metric set records in one metric, and gives nothing back. */
final class SetMethods implements MethodRule {

  @Override
  public List<Finding> check(WeftMethod method) {
    List<Finding> findings = new ArrayList<>();
    List<Recording> recordings = method.recordings();
    if (recordings.isEmpty()) {
      findings.add(
          at(
              method,
              "nothing says in which metric it records",
              "annotate it with one of "
                  + String.join(", ", Kind.annotations())
                  + ", or give it a body"));
    } else if (recordings.size() > 1) {
      findings.add(
          at(
              method,
              "it has "
                  + Wording.list(
                      recordings.stream().map(each -> "@" + each.kind().annotation()).toList()),
              "leave one of them"));
    } else if (!returnsWhatItMay(method, recordings.get(0))) {
      findings.add(
          at(
              method,
              "it returns " + method.returns().simpleName(),
              "let it return nothing; @UpDown without an @Amount may return InFlight"));
    }
    for (MeshAnnotation annotation : method.annotations()) {
      String name = Objects.requireNonNull(annotation.at().annotation());
      findings.add(Message.WITHOUT_BODY.at(annotation.at(), name, "an abstract"));
    }
    return findings;
  }

  private static Finding at(WeftMethod method, String why, String fix) {
    return Message.SET_METHOD.at(method.at(), method.name(), why, fix);
  }

  private static boolean returnsWhatItMay(WeftMethod method, Recording recording) {
    return method.returns().name().equals("void")
        || (method.returnsInFlight()
            && recording.kind() == Kind.UP_DOWN
            && recording.by() == 1
            && method.values().isEmpty());
  }
}
