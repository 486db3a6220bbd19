package io.ikart.schemas.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ikart.schemas.serde.RandomRecords;
import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class QueryCodecTest {

  private static final byte[] GIGABYTE = {(byte) 0x80, (byte) 0x80, (byte) 0x80, (byte) 0x80, 8};

  @Property
  void questionsAnswersAndRoutesComeBackEqual(@ForAll Random chance) {
    var records = new RandomRecords(chance);
    var question = (QueryRequest) records.record(QueryRequest.SCHEMA$);
    var answer = (QueryResponse) records.record(QueryResponse.SCHEMA$);
    var routes = (Routes) records.record(Routes.SCHEMA$);

    assertThat(QueryCodec.decode(QueryCodec.encode(question), QueryRequest.class))
        .isEqualTo(question);
    assertThat(QueryCodec.decode(QueryCodec.encode(answer), QueryResponse.class)).isEqualTo(answer);
    assertThat(QueryCodec.decode(QueryCodec.encode(routes), Routes.class)).isEqualTo(routes);
  }

  @Property
  void aBodyCutShortIsRefused(@ForAll Random chance) {
    var whole = QueryCodec.encode(new RandomRecords(chance).record(QueryRequest.SCHEMA$));

    var cut = Arrays.copyOf(whole, chance.nextInt(whole.length));

    assertThatThrownBy(() -> QueryCodec.decode(cut, QueryRequest.class))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("not a QueryRequest");
  }

  @Test
  void aLengthOfAGigabyteTakesNoMemory() {
    assertThatThrownBy(() -> QueryCodec.decode(GIGABYTE, QueryRequest.class))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> QueryCodec.decode(GIGABYTE, Routes.class))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
