package ai.datapunk.weft.it.httpservers;

import java.util.List;
import org.junit.jupiter.api.Tag;

@Tag("tomcat")
class TomcatTest extends ServletServerTest {

  @Override
  RunningServer start(List<ShopApplication> applications) throws Exception {
    return new TomcatServer(applications);
  }
}
