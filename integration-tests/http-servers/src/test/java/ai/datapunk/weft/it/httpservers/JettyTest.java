package ai.datapunk.weft.it.httpservers;

import java.util.List;

class JettyTest extends ServletServerTest {

  @Override
  RunningServer start(List<ShopApplication> applications) throws Exception {
    return new JettyServer(applications);
  }
}
