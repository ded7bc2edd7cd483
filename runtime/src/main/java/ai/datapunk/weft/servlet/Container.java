package ai.datapunk.weft.servlet;

import jakarta.servlet.ServletContext;

/** Whose container it is, where they differ: told by whose the application's context is. */
final class Container {

  private static final String JETTY = "org.eclipse.jetty.";
  private static final String TOMCAT = "org.apache.catalina.";
  private static final int MAJOR = 6;

  private Container() {}

  static boolean isJetty(ServletContext context) {
    return isOf(context, JETTY);
  }

  static boolean isTomcat(ServletContext context) {
    return isOf(context, TOMCAT);
  }

  /** Whether it is Tomcat 10.1, which is the one with Servlet 6.0. */
  static boolean isTomcat10(ServletContext context) {
    return isTomcat(context)
        && context.getMajorVersion() == MAJOR
        && context.getMinorVersion() == 0;
  }

  private static boolean isOf(ServletContext context, String packages) {
    return context.getClass().getName().startsWith(packages);
  }
}
