package org.talktodata.chartquery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.talktodata.problem.Problem;
import org.talktodata.problem.ProblemException;

/** What is printed is what was read, and what is no chart query is refused at the right place. */
class ChartQueryJsonTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'encoding':{'x':{'field':'region'},'y':{'aggregate':'sum','field':'amount'}}}",
        "{'mark':'arc','innerRadius':0.5,'encoding':{'x':{'field':'品类'},'y':{'aggregate':'count','transform':'share'}}}",
        "{'mark':'bar','orient':'horizontal','stack':'normalize','encoding':{'x':{'field':'a'},'y':{'aggregate':'count'},'color':{'field':'b'}}}",
        "{'mark':'line','encoding':{'x':{'field':'d','timeUnit':'yearmonth'},'y':[{'aggregate':'sum','field':'m'},{'ratio':[{'aggregate':'sum','field':'m'},{'aggregate':'distinct','field':'c'}]}],'facet':{'field':'f','table':'t'}},'from':['t','u']}",
        "{'mark':'bar','encoding':{'x':{'field':'w','bin':{'step':500}},'y':{'aggregate':'count'}}}",
        "{'encoding':{'x':{'field':'w','bin':true},'y':{'aggregate':'quantile','field':'v','q':0.9,'where':{'field':'s','equal':'F'}}}}",
        "{'mark':'table','encoding':{'columns':[{'field':'a'},{'aggregate':'count','transform':'rank','within':'color'}]}}",
        "{'encoding':{'y':{'aggregate':'count'}},'filter':{'and':[{'field':'a','range':[1.5,null]},{'or':[{'field':'b','oneOf':['x','y']},{'not':{'field':'c','valid':false}}]},{'field':'d','relative':{'unit':'month','from':-1,'to':-1}},{'field':'e','timeUnit':'yearmonth','equal':'2024-03'},{'field':'f','contains':'上海'},{'field':'g','gt':{'aggregate':'mean'}},{'field':'h','table':'t','in':{'field':'i','table':'u','filter':{'field':'j','lt':3}}}]},'having':{'aggregate':'count','gte':5},'sort':{'by':{'aggregate':'sum','field':'k'},'order':'descending'},'limit':{'count':3,'per':'color'}}"
      })
  void printsWhatItRead(String query) {
    String json = query.replace('\'', '"');
    assertEquals(json, ChartQueryJson.print(ChartQueryJson.parse(json)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {}                                                             |                  | encoding
          []                                                             |                  | object
          {"encoding":{}}                                                | /encoding        | needs x, y or columns
          {"mark":"pie","encoding":{"x":{"field":"a"}}}                  | /mark            | arc
          {"colour":1,"encoding":{"x":{"field":"a"}}}                    | /colour          | not known
          {"encoding":{"x":{"field":3}}}                                 | /encoding/x/field| text
          {"encoding":{"y":{"aggregate":"sum"}}}                         | /encoding/y      | needs a field
          {"encoding":{"y":{"aggregate":"count"}},"filter":{"field":"a"}}| /filter          | operator
          {"encoding":{"y":{"aggregate":"count"}},"filter":{"field":"a","lt":1,"gt":0}}| /filter | Only one
          {"encoding":{"y":{"aggregate":"count"}},"limit":{"count":0}}   | /limit           | at least 1
          {"encoding":{"x":{"field":"a","bin":true,"timeUnit":"year"}}}  | /encoding/x      | not both
          """)
  void saysWhereItIsWrong(String json, String pointer, String detail) {
    Problem problem =
        assertThrows(ProblemException.class, () -> ChartQueryJson.parse(json)).problem();
    assertEquals(Problem.Code.INVALID_QUERY, problem.code());
    assertEquals(pointer == null ? "" : pointer, problem.pointer().orElseThrow());
    assertTrue(problem.detail().contains(detail), problem.detail());
  }

  @Test
  void malformedJsonNamesThePlace() {
    Problem problem =
        assertThrows(ProblemException.class, () -> ChartQueryJson.parse("{\"mark\": ")).problem();
    assertEquals(Problem.Code.MALFORMED_JSON, problem.code());
    assertTrue(problem.detail().contains("line 1"), problem.detail());
  }

  @Test
  void deepNestingIsRefusedNotOverflown() {
    String deep = "{\"not\":".repeat(500) + "{\"field\":\"a\",\"equal\":1}" + "}".repeat(500);
    String json = "{\"encoding\":{\"y\":{\"aggregate\":\"count\"}},\"filter\":" + deep + "}";
    assertEquals(
        Problem.Code.INVALID_QUERY,
        assertThrows(ProblemException.class, () -> ChartQueryJson.parse(json)).problem().code());
  }
}
