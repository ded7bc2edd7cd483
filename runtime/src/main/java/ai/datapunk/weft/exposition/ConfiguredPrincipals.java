package ai.datapunk.weft.exposition;

import ai.datapunk.weft.access.Principals;
import ai.datapunk.weft.config.Configuration;
import ai.datapunk.weft.config.Configuration.Configured;
import ai.datapunk.weft.config.Setting;
import ai.datapunk.weft.credentials.PasswordHash;
import ai.datapunk.weft.credentials.TokenHash;
import ai.datapunk.weft.view.View;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Those who may scrape as settings have it, which were checked together when they were read. */
record ConfiguredPrincipals(Configuration configuration) {

  /** The gate for those whom settings name; null where they name nobody. */
  @Nullable Principals gate() {
    Configured names = configuration.find(Setting.ENDPOINT_PRINCIPALS, "", null);
    if (names == null) {
      return null;
    }
    Principals.Builder principals = Principals.builder();
    names.parts().forEach(name -> add(principals, name));
    return principals.build();
  }

  private void add(Principals.Builder principals, String name) {
    Configured shown = Objects.requireNonNull(find(Setting.PRINCIPAL_VIEW, name));
    View view = new ConfiguredViews(configuration).view(shown.parts());
    Configured password = find(Setting.PRINCIPAL_PASSWORD_HASH, name);
    Configured token = find(Setting.PRINCIPAL_TOKEN_HASH, name);
    if (password != null) {
      principals.password(name, PasswordHash.parse(password.value()), view);
    } else if (token != null) {
      principals.token(name, TokenHash.parse(token.value()), view);
    } else {
      Configured subject = Objects.requireNonNull(find(Setting.PRINCIPAL_CERTIFICATE, name));
      principals.certificate(name, subject.value(), view);
    }
  }

  private @Nullable Configured find(Setting setting, String name) {
    return configuration.find(setting, name, null);
  }
}
