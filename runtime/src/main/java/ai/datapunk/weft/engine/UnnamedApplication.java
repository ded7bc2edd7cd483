package ai.datapunk.weft.engine;

import ai.datapunk.weft.contract.LabelValues;
import ai.datapunk.weft.store.EventLog;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Warns, once for a mesh, where series are to have the application's name and nobody has said it.
 * Those of annotated methods alone do without. Thread-safe.
 */
public final class UnnamedApplication {

  private static final Logger LOG = LoggerFactory.getLogger(UnnamedApplication.class);

  private final AtomicBoolean told = new AtomicBoolean();
  private final EventLog events;

  /**
   * Has warned of none yet.
   *
   * @param events writes the warning
   */
  public UnnamedApplication(EventLog events) {
    this.events = events;
  }

  /** A series is to have this name of the application. To be called unlocked. */
  public void check(String name) {
    if (name.equals(LabelValues.UNKNOWN) && told.compareAndSet(false, true)) {
      events.add(() -> warn(name));
      events.write();
    }
  }

  private static void warn(String name) {
    LOG.atWarn()
        .addKeyValue("service", name)
        .log(
            "The application has no name: what it says of itself, such as its health, its process"
                + " and the HTTP requests that it serves, has service=\"{}\", as that of every"
                + " other application without one. Fix: set weft.application, as in"
                + " -Dweft.application=shop, WEFT_APPLICATION=shop, or weft.properties; in Spring"
                + " Boot, spring.application.name",
            name);
  }
}
