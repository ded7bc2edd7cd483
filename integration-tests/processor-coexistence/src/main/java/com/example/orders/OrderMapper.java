package com.example.orders;

import org.mapstruct.AfterMapping;
import org.mapstruct.Mapper;

/** MapStruct writes {@code OrderMapperImpl}. */
@Mapper
public interface OrderMapper {

  /** From the wire. */
  Order toOrder(OrderDto dto);

  /** Is called by what MapStruct writes, and calls what Lombok does. */
  @AfterMapping
  default void check(OrderDto dto) {
    if (dto.getQuantity() > new Stock().getLevel()) {
      dto.setQuantity(0);
    }
  }
}
