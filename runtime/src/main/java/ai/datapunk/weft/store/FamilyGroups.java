package ai.datapunk.weft.store;

import ai.datapunk.weft.contract.Family;
import ai.datapunk.weft.contract.FamilyGroup;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** Which groups of families the registries of a store have, beside those in none. Thread-safe. */
final class FamilyGroups {

  private final Registrations registrations;
  private volatile Set<Family> families = FamilyGroup.ungrouped();

  FamilyGroups(Registrations registrations) {
    this.registrations = registrations;
  }

  /** All families that registries have. */
  Set<Family> families() {
    return families;
  }

  /**
   * Has registries have a group too, which does nothing if they do.
   *
   * @throws IllegalArgumentException if one of them holds a metric of one of the names
   */
  synchronized void add(FamilyGroup group) {
    if (families.containsAll(group.families())) {
      return;
    }
    registrations.take(group.families().stream().map(NameHolder::of).toList());
    Set<Family> more = EnumSet.copyOf(families);
    more.addAll(group.families());
    families = Collections.unmodifiableSet(more);
  }
}
