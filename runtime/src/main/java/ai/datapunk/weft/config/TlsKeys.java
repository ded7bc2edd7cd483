package ai.datapunk.weft.config;

import ai.datapunk.weft.config.Configuration.Configured;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The keys of the endpoint's TLS, which make sense in some combinations only. */
record TlsKeys(Configuration configuration) {

  /** What is missing, or too much. */
  List<String> problems() {
    List<String> problems = new ArrayList<>();
    needs(problems, Setting.ENDPOINT_TLS_CERTIFICATE, Setting.ENDPOINT_TLS_KEY);
    needs(problems, Setting.ENDPOINT_TLS_KEY, Setting.ENDPOINT_TLS_CERTIFICATE);
    needs(problems, Setting.ENDPOINT_TLS_KEY_STORE, Setting.ENDPOINT_TLS_PASSWORD);
    needs(problems, Setting.ENDPOINT_TLS_CLIENTS, Setting.ENDPOINT_TLS_CLIENT_CA);
    Configured certificate = find(Setting.ENDPOINT_TLS_CERTIFICATE);
    Configured keyStore = find(Setting.ENDPOINT_TLS_KEY_STORE);
    if (certificate != null && keyStore != null) {
      problems.add(
          told(keyStore) + " is set beside " + told(certificate) + ": one of them is enough");
    }
    Configured key = find(Setting.ENDPOINT_TLS_KEY);
    Configured authorities = find(Setting.ENDPOINT_TLS_CLIENT_CA);
    if (authorities != null && certificate == null && keyStore == null && key == null) {
      problems.add(
          told(authorities)
              + " is set without a certificate for the endpoint itself: "
              + Setting.ENDPOINT_TLS_CERTIFICATE.key("")
              + " or "
              + Setting.ENDPOINT_TLS_KEY_STORE.key(""));
    }
    return problems;
  }

  private void needs(List<String> problems, Setting setting, Setting needed) {
    Configured found = find(setting);
    if (found != null && find(needed) == null) {
      problems.add(told(found) + " is set without " + needed.key(""));
    }
  }

  private @Nullable Configured find(Setting setting) {
    return configuration.find(setting.key(""));
  }

  private static String told(Configured found) {
    return found.key() + " (" + found.source() + ")";
  }
}
