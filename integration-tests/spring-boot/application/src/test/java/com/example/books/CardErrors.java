package com.example.books;

import ai.datapunk.weft.label.ErrorTypeMapper;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How metrics name what goes wrong with cards, which Weft is told by a bean. */
@Configuration(proxyBeanMethods = false)
class CardErrors {

  @Bean
  ErrorTypeMapper errorTypes() {
    return thrown -> thrown instanceof CardReader.Refused ? "card_refused" : null;
  }
}
