package com.example.orders;

import org.mapstruct.Mapper;

/** MapStruct writes {@code OrderMapperImpl}. */
@Mapper
public interface OrderMapper {

  /** From the wire. */
  Order toOrder(OrderDto dto);
}
