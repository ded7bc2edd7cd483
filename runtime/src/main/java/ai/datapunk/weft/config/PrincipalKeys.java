package ai.datapunk.weft.config;

import ai.datapunk.weft.config.Configuration.Configured;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The keys of those who may scrape, and of what they see, which make sense together only. No value
 * of a credential is told.
 */
final class PrincipalKeys {

  private static final String LIST = Setting.ENDPOINT_PRINCIPALS.key("");

  private final Configuration configuration;
  private final List<Source> sources;
  private final @Nullable Configured list;
  private final List<String> names;
  private final Set<String> views = new HashSet<>();
  private final List<String> problems = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();

  PrincipalKeys(Configuration configuration, List<Source> sources) {
    this.configuration = configuration;
    this.sources = sources;
    this.list = configuration.find(LIST);
    this.names = list == null ? List.of() : list.parts();
    if (list != null) {
      lookAtPrincipals(list);
    }
    lookAtOthers();
  }

  /** What is missing, or too much. */
  List<String> problems() {
    return problems;
  }

  /** What is for nobody. */
  List<String> warnings() {
    return warnings;
  }

  private void lookAtPrincipals(Configured list) {
    Set<String> seen = new HashSet<>();
    Map<String, Configured> owners = new HashMap<>();
    for (String name : new LinkedHashSet<>(names)) {
      lookAtCredentials(list, name, owners);
      lookAtView(list, name);
    }
    names.stream()
        .filter(name -> !seen.add(name))
        .forEach(name -> problems.add(told(list) + " names '" + name + "' twice"));
  }

  private void lookAtCredentials(Configured list, String name, Map<String, Configured> owners) {
    List<Configured> given =
        Stream.of(
                Setting.PRINCIPAL_PASSWORD_HASH,
                Setting.PRINCIPAL_TOKEN_HASH,
                Setting.PRINCIPAL_CERTIFICATE)
            .map(setting -> configuration.find(setting.key(name, null)))
            .filter(Objects::nonNull)
            .toList();
    if (given.isEmpty()) {
      problems.add(
          told(list)
              + " names '"
              + name
              + "', but "
              + Setting.PRINCIPAL_PASSWORD_HASH.key(name, null)
              + " is not set, nor token-hash or certificate in its place");
    } else if (given.size() > 1) {
      problems.add(
          told(given.get(0)) + " is set beside " + told(given.get(1)) + ": one of them is enough");
    }
    Configured subject = configuration.find(Setting.PRINCIPAL_CERTIFICATE.key(name, null));
    if (subject != null && ownCertificate() != null && isUnset(Setting.ENDPOINT_TLS_CLIENT_CA)) {
      problems.add(
          told(subject)
              + " is set without "
              + Setting.ENDPOINT_TLS_CLIENT_CA.key("")
              + ": no client is asked for a certificate");
    }
    for (Configured each : given) {
      Configured other = owners.putIfAbsent(each.value().toLowerCase(Locale.ROOT), each);
      if (other != null) {
        problems.add(told(each) + " is the same as " + told(other) + ": whose it is is not clear");
      }
    }
  }

  private @Nullable Configured ownCertificate() {
    Configured pem = configuration.find(Setting.ENDPOINT_TLS_CERTIFICATE.key(""));
    return pem != null ? pem : configuration.find(Setting.ENDPOINT_TLS_KEY_STORE.key(""));
  }

  private boolean isUnset(Setting setting) {
    return configuration.find(setting.key("")) == null;
  }

  private void lookAtView(Configured list, String name) {
    Configured view = configuration.find(Setting.PRINCIPAL_VIEW.key(name, null));
    if (view == null) {
      problems.add(
          told(list)
              + " names '"
              + name
              + "', but "
              + Setting.PRINCIPAL_VIEW.key(name, null)
              + " is not set: nothing would be seen");
      return;
    }
    for (String each : view.parts()) {
      views.add(each);
      String families = Setting.VIEW_FAMILIES.key(each, null);
      if (!each.equals(Setting.EVERYTHING) && configuration.find(families) == null) {
        problems.add(told(view) + " has the view '" + each + "', but " + families + " is not set");
      }
    }
  }

  private void lookAtOthers() {
    for (Source source : sources) {
      for (String key : new TreeSet<>(source.settings().keySet())) {
        if (isOf(source, key, Setting.VIEW_FAMILIES, Setting.EVERYTHING)) {
          problems.add(
              told(source, key)
                  + " is of a view that is there already, of everything: give it another name");
        } else if (isForNobody(source, key, Setting.VIEW_FAMILIES, views)) {
          warnings.add(told(source, key) + " is of a view that no principal has");
        } else if (isForNobody(source, key, Setting.PRINCIPAL_VIEW, names)) {
          (list == null ? problems : warnings)
              .add(told(source, key) + " is of nobody whom " + LIST + " names");
        }
      }
    }
  }

  /** Whether a key is of the setting's group, and of none of these names. */
  private static boolean isForNobody(
      Source source, String key, Setting setting, Iterable<String> names) {
    if (!key.startsWith(source.written(Setting.PREFIX + setting.group() + "."))) {
      return false;
    }
    for (String name : names) {
      if (isOf(source, key, setting, name)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isOf(Source source, String key, Setting setting, String name) {
    return key.startsWith(source.written(Setting.PREFIX + setting.group() + "." + name + "."));
  }

  private static String told(Configured found) {
    return found.key() + " (" + found.source() + ")";
  }

  private static String told(Source source, String key) {
    return key + " (" + source.name() + ")";
  }
}
