package org.talktodata.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.talktodata.chartquery.ChartQueryJson;
import org.talktodata.test.Script;

/** Each rule, with queries that it draws: rules.talk. */
class ChartRulesTest {
  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void draws(String title, String json, String expected) {
    ChartChoice choice = ChartRules.choose(ChartTables.plan(json), ChartTables.ROWS);
    String encoding = ",\"encoding\":" + ChartQueryJson.tree(choice.query()).get("encoding");
    String drawn = ChartQueryJson.print(choice.query()).replace(encoding, "");
    assertEquals(expected, choice.rule().id() + " " + drawn);
  }

  static Stream<Arguments> cases() {
    return Script.read("/chart/rules.talk", "draws");
  }

  @Test
  void everyRuleIsTested() {
    Set<String> tested =
        cases().map(each -> each.get()[2].toString().split(" ")[0]).collect(Collectors.toSet());
    Set<String> all =
        EnumSet.allOf(ChartRule.class).stream().map(ChartRule::id).collect(Collectors.toSet());
    assertEquals(all, tested);
  }

  @Test
  void everyRuleSaysWhyInBothLanguages() {
    for (ChartRule rule : ChartRule.values()) {
      assertEquals(Language.ENGLISH, Language.ofSentence(rule.sentence(Language.ENGLISH)));
      assertEquals(Language.CHINESE, Language.ofSentence(rule.sentence(Language.CHINESE)));
      assertFalse(rule.sentence(Language.ENGLISH).isBlank());
    }
  }
}
