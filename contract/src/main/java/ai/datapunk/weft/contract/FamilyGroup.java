package ai.datapunk.weft.contract;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The families that a registry has only where somebody asks for them, since applications may have
 * metrics of these names. All others are in every registry that Weft records in.
 */
@SuppressWarnings("ImmutableEnumChecker") // What unmodifiableSet gives of a private set is.
public enum FamilyGroup {
  /** What an application's health checks find, and whether it is up. */
  HEALTH(Family.SERVICE_UP, Family.HEALTH_STATUS, Family.LAST_CHECK_TIMESTAMP),
  /** The HTTP requests that it serves. */
  HTTP_SERVER(Family.HTTP_REQUESTS, Family.HTTP_REQUEST_DURATION, Family.HTTP_REQUEST_SIZE),
  /** Who asks a guarded endpoint for metrics. */
  AUTHENTICATION(Family.AUTH_ATTEMPTS, Family.AUTH_FAILURES);

  private static final Set<Family> ALWAYS = always();

  private final Set<Family> families;

  FamilyGroup(Family... families) {
    this.families = Collections.unmodifiableSet(EnumSet.copyOf(List.of(families)));
  }

  /** The families, in their order. */
  public Set<Family> families() {
    return families;
  }

  /** The families that are in no group, in their order. */
  public static Set<Family> ungrouped() {
    return ALWAYS;
  }

  private static Set<Family> always() {
    Set<Family> all = EnumSet.allOf(Family.class);
    for (FamilyGroup group : values()) {
      all.removeAll(group.families);
    }
    return Collections.unmodifiableSet(all);
  }
}
