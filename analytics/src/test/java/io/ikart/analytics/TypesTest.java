package io.ikart.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import io.ikart.analytics.behaviour.carts.CartFact;
import io.ikart.analytics.behaviour.carts.LeftCarts;
import io.ikart.analytics.behaviour.funnel.Progress;
import io.ikart.analytics.behaviour.funnel.Sessions;
import io.ikart.analytics.behaviour.funnel.Step;
import io.ikart.analytics.behaviour.terms.SearchFact;
import io.ikart.analytics.sales.Entry;
import io.ikart.analytics.sales.OrderFact;
import io.ikart.analytics.sales.OrderSales;
import io.ikart.analytics.sales.Sale;
import io.ikart.analytics.sales.together.Basket;
import io.ikart.analytics.sales.top.ProductSale;
import io.ikart.analytics.sales.top.ProductWindow;
import io.ikart.analytics.sales.top.SlidingSales;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What travels or is kept is known to Flink field by field: state of such types can be migrated.
 */
class TypesTest {

  @ParameterizedTest
  @ValueSource(
      classes = {
        OrderFact.class,
        OrderSales.OpenOrder.class,
        Sale.class,
        Entry.class,
        ProductSale.class,
        SlidingSales.Sum.class,
        ProductWindow.class,
        Basket.class,
        CartFact.class,
        LeftCarts.OpenCart.class,
        Step.class,
        Sessions.Session.class,
        Progress.class,
        SearchFact.class
      })
  void nothingIsLeftToGuesswork(Class<?> type) {
    var strict =
        new SerializerConfigImpl(new Configuration().set(PipelineOptions.GENERIC_TYPES, false));

    assertThat(TypeInformation.of(type).createSerializer(strict)).isNotNull();
  }
}
