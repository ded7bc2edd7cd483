package ai.datapunk.weft.it.httpservers;

import jakarta.servlet.ServletContainerInitializer;
import java.util.List;

/** A servlet container as tests start it. */
interface ServletContainer {

  /** What differs between containers. */
  enum Version {
    JETTY_12,
    TOMCAT_10,
    TOMCAT_11
  }

  /** Which one it is. */
  Version version();

  /** These applications. */
  RunningServer start(List<ShopApplication> applications) throws Exception;

  /** One application that sets itself up. */
  RunningServer start(String path, ServletContainerInitializer application) throws Exception;

  /**
   * One application with this {@code web.xml} and nothing else.
   *
   * @param role the name, too, of the only user, who has it
   */
  RunningServer start(String path, String webXml, String role, String password) throws Exception;
}
