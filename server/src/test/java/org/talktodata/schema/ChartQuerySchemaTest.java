package org.talktodata.schema;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.talktodata.chartquery.ChartQueryJson;
import org.talktodata.problem.ProblemException;
import org.talktodata.test.Script;

/** The published schema and the one reader agree on what a chart query is. */
class ChartQuerySchemaTest {
  private static final JsonSchema SCHEMA = schema();

  private static JsonSchema schema() {
    try (InputStream stream =
        ChartQuerySchemaTest.class.getResourceAsStream("/schemas/chart-query.json")) {
      return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(stream);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static Set<ValidationMessage> complaints(String json) {
    return SCHEMA.validate(json, InputFormat.JSON);
  }

  @ParameterizedTest
  @MethodSource("queries")
  void bothAccept(String json) {
    assertEquals(Set.of(), complaints(json));
    assertDoesNotThrow(() -> ChartQueryJson.parse(json));
    assertEquals(Set.of(), complaints(ChartQueryJson.print(ChartQueryJson.parse(json))));
  }

  static Stream<String> queries() {
    return Stream.of(
            "/plan/rows.talk", "/plan/refusals.talk", "/chart/rules.talk", "/chart/titles.talk")
        .flatMap(resource -> Script.queries(resource).stream())
        .distinct();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "{'encoding':{}}",
        "{'encoding':{'color':{'field':'a'}}}",
        "{'encoding':{'x':{'field':'a'}},'title':'t'}",
        "{'mark':'pie','encoding':{'x':{'field':'a'}}}",
        "{'orient':'up','encoding':{'x':{'field':'a'}}}",
        "{'stack':'center','encoding':{'x':{'field':'a'}}}",
        "{'innerRadius':1,'encoding':{'x':{'field':'a'}}}",
        "{'from':[],'encoding':{'x':{'field':'a'}}}",
        "{'from':'t','encoding':{'x':{'field':'a'}}}",
        "{'encoding':{'x':{'field':'a'},'z':{'field':'a'}}}",
        "{'encoding':{'x':'a'}}",
        "{'encoding':{'x':{'field':1}}}",
        "{'encoding':{'x':{'field':'a','type':'nominal'}}}",
        "{'encoding':{'x':{'field':'a','timeUnit':'decade'}}}",
        "{'encoding':{'x':{'field':'a','timeUnit':'year','bin':true}}}",
        "{'encoding':{'x':{'field':'a','bin':10}}}",
        "{'encoding':{'x':{'field':'a','bin':{'maxbins':0}}}}",
        "{'encoding':{'x':{'field':'a','bin':{'maxbins':2,'step':1}}}}",
        "{'encoding':{'x':{'field':'a','bin':{'step':0}}}}",
        "{'encoding':{'x':{'table':'t'}}}",
        "{'encoding':{'y':[]}}",
        "{'encoding':{'columns':[]}}",
        "{'encoding':{'columns':{'field':'a'}}}",
        "{'encoding':{'y':{'aggregate':'average','field':'a'}}}",
        "{'encoding':{'y':{'aggregate':'sum'}}}",
        "{'encoding':{'y':{'aggregate':'count','table':'t'}}}",
        "{'encoding':{'y':{'aggregate':'quantile','field':'a'}}}",
        "{'encoding':{'y':{'aggregate':'quantile','field':'a','q':1}}}",
        "{'encoding':{'y':{'aggregate':'sum','field':'a','q':0.5}}}",
        "{'encoding':{'y':{'aggregate':'count','within':'x'}}}",
        "{'encoding':{'y':{'aggregate':'count','transform':'double'}}}",
        "{'encoding':{'y':{'aggregate':'count','timeUnit':'year'}}}",
        "{'encoding':{'y':{'ratio':[{'aggregate':'count'}]}}}",
        "{'encoding':{'y':{'ratio':[{'aggregate':'count'},{'field':'a'}]}}}",
        "{'encoding':{'y':{'ratio':[{'aggregate':'count'},{'aggregate':'count'}],'transform':'share'}}}",
        "{'encoding':{'y':{'ratio':[{'aggregate':'count'},{'aggregate':'count'}],"
            + "'difference':[{'aggregate':'count'},{'aggregate':'count'}]}}}",
        "{'encoding':{'x':{'field':'a'}},'filter':{}}",
        "{'encoding':{'x':{'field':'a'}},'filter':{'field':'a'}}",
        "{'encoding':{'x':{'field':'a'}},'filter':{'equal':1}}",
        "{'encoding':{'x':{'field':'a'}},'filter':{'field':'a','equal':null}}",
        "{'encoding':{'x':{'field':'a'}},'filter':{'field':'a','lt':1,'gt':0}}",
        "{'encoding':{'x':{'field':'a'}},'filter':{'field':'a','like':'b'}}",
        "{'encoding':{'x':{'field':'a'}},'filter':{'field':'a','equal':1,'because':'b'}}",
        "{'encoding':{'x':{'field':'a'}},'filter':{'field':'a','range':[1]}}",
        "{'encoding':{'x':{'field':'a'}},'filter':{'field':'a','range':[null,null]}}",
        "{'encoding':{'x':{'field':'a'}},'filter':{'field':'a','oneOf':[]}}",
        "{'encoding':{'x':{'field':'a'}},'filter':{'field':'a','oneOf':'b'}}",
        "{'encoding':{'x':{'field':'a'}},'filter':{'field':'a','contains':1}}",
        "{'encoding':{'x':{'field':'a'}},'filter':{'field':'a','valid':'yes'}}",
        "{'encoding':{'x':{'field':'a'}},'filter':{'field':'a','relative':{'unit':'decade','from':0,'to':0}}}",
        "{'encoding':{'x':{'field':'a'}},'filter':{'field':'a','relative':{'unit':'year','from':0.5,'to':1}}}",
        "{'encoding':{'x':{'field':'a'}},'filter':{'field':'a','relative':{'unit':'year','from':0}}}",
        "{'encoding':{'x':{'field':'a'}},'filter':{'field':'a','in':{'field':'b'}}}",
        "{'encoding':{'x':{'field':'a'}},'filter':{'field':'a','gt':{'aggregate':'quantile'}}}",
        "{'encoding':{'x':{'field':'a'}},'filter':{'field':'a','gt':{'field':'b'}}}",
        "{'encoding':{'x':{'field':'a'}},'filter':{'and':[]}}",
        "{'encoding':{'x':{'field':'a'}},'filter':{'and':[{'field':'a','equal':1}],'or':[{'field':'a','equal':1}]}}",
        "{'encoding':{'x':{'field':'a'}},'filter':{'not':[{'field':'a','equal':1}]}}",
        "{'encoding':{'x':{'field':'a'}},'filter':{'aggregate':'count','gt':1}}",
        "{'encoding':{'x':{'field':'a'}},'having':{'field':'a','gt':1}}",
        "{'encoding':{'x':{'field':'a'}},'having':{'aggregate':'count'}}",
        "{'encoding':{'x':{'field':'a'}},'having':{'aggregate':'sum','gt':1}}",
        "{'encoding':{'x':{'field':'a'}},'having':{'aggregate':'count','gt':1,'why':1}}",
        "{'encoding':{'x':{'field':'a'}},'sort':'x'}",
        "{'encoding':{'x':{'field':'a'}},'sort':{'order':'ascending'}}",
        "{'encoding':{'x':{'field':'a'}},'sort':{'by':'size'}}",
        "{'encoding':{'x':{'field':'a'}},'sort':{'by':{'field':'a'}}}",
        "{'encoding':{'x':{'field':'a'}},'sort':{'by':'x','order':'up'}}",
        "{'encoding':{'x':{'field':'a'}},'limit':10}",
        "{'encoding':{'x':{'field':'a'}},'limit':{'count':0}}",
        "{'encoding':{'x':{'field':'a'}},'limit':{'count':1.5}}",
        "{'encoding':{'x':{'field':'a'}},'limit':{'count':1,'per':'y'}}"
      })
  void bothRefuse(String quoted) {
    String json = quoted.replace('\'', '"');
    assertFalse(complaints(json).isEmpty());
    assertThrows(ProblemException.class, () -> ChartQueryJson.parse(json));
  }
}
