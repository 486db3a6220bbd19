package io.ikart.edge.admin;

import io.ikart.edge.http.Fields;
import io.ikart.edge.http.Formats;
import io.ikart.schemas.catalog.ProductOffer;
import io.ikart.schemas.catalog.Traits;
import io.ikart.schemas.catalog.UpsertProduct;
import io.ikart.schemas.catalog.Variant;
import io.ikart.schemas.common.CommandMeta;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;

/** Reads a product as staff send it. */
final class ProductBody {

  private static final int MOST_VARIANTS = 100;
  private static final int MOST_OFFERS = 1_000;
  private static final int MOST_ATTRIBUTES = 50;
  private static final int HEAVIEST_G = 100_000_000;
  private static final String DEFAULT_PRICE_LIST = "default";

  private ProductBody() {}

  /** The command these fields ask for; to be built only when they are right. */
  static Function<CommandMeta, SpecificRecord> read(Fields fields) {
    var title = fields.text("title", Formats.TITLE);
    var description = fields.text("description", Formats.DESCRIPTION, "");
    boolean active = fields.flag("active", true);
    var variants = variants(fields);
    var offers = offers(fields);
    var traits = traits(fields);
    return meta -> new UpsertProduct(meta, title, description, active, variants, offers, traits);
  }

  private static Traits traits(Fields fields) {
    return new Traits(
        fields.text("category", Formats.CATEGORY, ""),
        fields.text("brand", Formats.BRAND, ""),
        fields.map("attributes", Formats.ATTRIBUTE, Formats.ATTRIBUTE_VALUE, MOST_ATTRIBUTES));
  }

  private static List<Variant> variants(Fields fields) {
    var variants = new ArrayList<Variant>();
    for (var item : fields.objects("variants", 1, MOST_VARIANTS)) {
      variants.add(
          new Variant(
              item.text("sku", Formats.SKU),
              item.text("title", Formats.OPTIONAL_NOTE, ""),
              (int) item.whole("weightG", 0, HEAVIEST_G, 0)));
    }
    return variants;
  }

  private static List<ProductOffer> offers(Fields fields) {
    var offers = new ArrayList<ProductOffer>();
    for (var item : fields.objects("offers", 0, MOST_OFFERS)) {
      offers.add(
          new ProductOffer(
              item.text("offerId", Formats.OFFER_ID),
              item.text("sku", Formats.SKU),
              item.text("priceList", Formats.PRICE_LIST, DEFAULT_PRICE_LIST),
              item.money("unitPrice"),
              item.flag("active", true)));
    }
    return offers;
  }
}
