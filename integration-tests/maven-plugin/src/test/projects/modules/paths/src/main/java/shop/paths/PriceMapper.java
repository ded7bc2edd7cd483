package shop.paths;

import lombok.Data;
import org.mapstruct.Mapper;

/** Is only made right when MapStruct sees what Lombok has written. */
@Mapper
public interface PriceMapper {

  Till toTill(Shelf shelf);

  @Data
  class Shelf {
    private int price;
  }

  @Data
  class Till {
    private int price;
  }
}
