package ai.datapunk.weft.monitoring.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.Collection;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where each team gets its alerts.
 *
 * @param all the address of those that have none of their own, or null if these are sent nothing
 * @param own the addresses of single teams
 */
public record Receivers(@Nullable String all, SortedMap<String, String> own) {

  private static final Pattern OF_TEAM = Pattern.compile("([^=:/?]+)=(.*)");
  private static final String TEAM = "{team}";

  /** Makes the map unmodifiable. */
  public Receivers {
    own = Collections.unmodifiableSortedMap(new TreeMap<>(own));
  }

  /** Nobody is sent anything. */
  public static Receivers none() {
    return new Receivers(null, new TreeMap<>());
  }

  /**
   * Those of a list with commas in between: an address for all, in which {@code {team}} stands for
   * the team's name, and {@code team=address} for a team that has another.
   *
   * @throws IllegalArgumentException if an address cannot be, or there are two for one team
   */
  public static Receivers of(String list) {
    @Nullable String all = null;
    SortedMap<String, String> own = new TreeMap<>();
    for (String item : list.split(",", -1)) {
      Matcher ofTeam = OF_TEAM.matcher(item.trim());
      boolean isTeams = ofTeam.matches();
      String address = isTeams ? ofTeam.group(2) : item.trim();
      Address.ofReceiver(filled(address, "team"));
      String other = isTeams ? own.put(ofTeam.group(1), address) : all;
      if (other != null) {
        throw new IllegalArgumentException(
            "'"
                + other
                + "' and '"
                + address
                + "' are two addresses for one. Fix: name one for all, and others as team=address.");
      }
      all = isTeams ? all : address;
    }
    return new Receivers(all, own);
  }

  /**
   * Holds the names against those of the teams that there are.
   *
   * @throws IllegalArgumentException if one is no team's
   */
  public void requireTeams(Collection<String> teams) {
    for (String team : own.keySet()) {
      if (!teams.contains(team)) {
        throw new IllegalArgumentException(
            "There is a receiver for '"
                + team
                + "', which gets none of the alerts that are written. Fix: name one of "
                + new TreeSet<>(teams)
                + ", or choose groups with alerts for it.");
      }
    }
  }

  /** Where a team gets its alerts, if it is sent any. */
  public Optional<Address> addressOf(String team) {
    String address = own.containsKey(team) ? own.get(team) : all;
    return Optional.ofNullable(address).map(found -> Address.ofReceiver(filled(found, team)));
  }

  /** Whether there is one that is not on this machine, or is encrypted all the same. */
  public boolean areEncrypted() {
    return Stream.concat(Stream.ofNullable(all), own.values().stream())
        .anyMatch(address -> Address.ofReceiver(filled(address, "team")).isEncrypted());
  }

  private static String filled(String address, String team) {
    return address.replace(TEAM, URLEncoder.encode(team, UTF_8).replace("+", "%20"));
  }
}
