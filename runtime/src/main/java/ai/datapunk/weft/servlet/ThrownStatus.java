package ai.datapunk.weft.servlet;

import jakarta.servlet.ServletContext;
import jakarta.servlet.UnavailableException;
import java.util.List;

/** The status by which containers answer in place of an application that has thrown. */
final class ThrownStatus {

  /** By which Jetty refuses what a client has sent, wherever it is among the causes. */
  private static final String JETTYS = "org.eclipse.jetty.http.HttpException";

  /** By which Tomcat 11 does, if it was thrown or is the cause of what was. */
  private static final String TOMCATS = "org.apache.tomcat.util.http.InvalidParameterException";

  private static final int LAST_OF_TOMCATS = 2;
  private static final int UNKNOWN = 0;
  private static final int NOT_FOUND = 404;
  private static final int SERVER_ERROR = 500;
  private static final int UNAVAILABLE = 503;

  private ThrownStatus() {}

  /**
   * The status, where nothing is answered yet.
   *
   * @param context the application's, of the container that answers
   */
  static int of(Throwable thrown, ServletContext context) {
    boolean isJetty = Container.isJetty(context);
    List<Throwable> causes = Causes.of(thrown);
    for (int i = 0; i < causes.size(); i++) {
      int status = ofCause(causes.get(i), i, isJetty);
      if (status != UNKNOWN) {
        return status;
      }
    }
    return SERVER_ERROR;
  }

  /** Jetty looks for what is unavailable in all causes, as others do not. */
  private static int ofCause(Throwable cause, int depth, boolean isJetty) {
    if (cause instanceof UnavailableException unavailable && (depth == 0 || isJetty)) {
      return unavailable.isPermanent() ? NOT_FOUND : UNAVAILABLE;
    }
    int status = told(cause, JETTYS, "getCode");
    return status == UNKNOWN && depth < LAST_OF_TOMCATS
        ? told(cause, TOMCATS, "getErrorCode")
        : status;
  }

  private static int told(Throwable refusal, String name, String getter) {
    Class<?> type = NamedType.find(refusal.getClass(), name);
    if (type == null) {
      return UNKNOWN;
    }
    try {
      return type.getMethod(getter).invoke(refusal) instanceof Integer status ? status : UNKNOWN;
    } catch (ReflectiveOperationException another) {
      return UNKNOWN;
    }
  }
}
