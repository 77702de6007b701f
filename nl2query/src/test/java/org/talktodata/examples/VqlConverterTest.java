package org.talktodata.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.talktodata.chartquery.ChartQueryJson;
import org.talktodata.chartquery.FieldRef;
import org.talktodata.table.Catalog;
import org.talktodata.table.Column;
import org.talktodata.table.Profile;
import org.talktodata.table.Relation;
import org.talktodata.table.Table;

class VqlConverterTest {
  private static final Catalog CATALOG =
      new Catalog(
          List.of(
              table(
                  "Staff",
                  column("id", Column.Type.NUMBER),
                  column("Name", Column.Type.TEXT),
                  column("hired", Column.Type.DATE),
                  column("seen", Column.Type.DATETIME),
                  column("salary", Column.Type.NUMBER),
                  column("year", Column.Type.NUMBER),
                  column("dept_id", Column.Type.NUMBER)),
              table(
                  "Dept",
                  column("dept_id", Column.Type.NUMBER),
                  column("title", Column.Type.TEXT),
                  column("city", Column.Type.TEXT))),
          List.of(new Relation(FieldRef.of("Staff", "dept_id"), FieldRef.of("Dept", "dept_id"))));

  private static Table table(String name, Column... columns) {
    return new Table(name, List.of(), List.of(columns), 10);
  }

  private static Column column(String name, Column.Type type) {
    return new Column(name, type, Column.Role.CATEGORY, List.of(), "", Profile.UNKNOWN);
  }

  /** Fields are written without their tables to keep the cases short. */
  private static String converted(String chart, String vql) throws Unsayable {
    return ChartQueryJson.print(VqlConverter.convert(CATALOG, chart, vql))
        .replaceAll(",\"table\":\"(Staff|Dept)\"", "")
        .replace('"', '\'');
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          Bar | SELECT name , COUNT(name) FROM staff GROUP BY name ORDER BY count(*) DESC LIMIT 3 | {'mark':'bar','encoding':{'x':{'field':'Name'},'y':{'aggregate':'count'}},'from':['Staff'],'sort':{'by':'y','order':'descending'},'limit':{'count':3}}
          Bar | SELECT COUNT(DISTINCT name) , year FROM staff GROUP BY year | {'mark':'bar','encoding':{'x':{'field':'year'},'y':{'aggregate':'distinct','field':'Name'}},'from':['Staff']}
          Pie | SELECT title , AVG(T1.salary) FROM Staff AS T1 JOIN Dept AS T2 ON T1.dept_id = T2.dept_id GROUP BY T2.dept_id | {'mark':'arc','encoding':{'x':{'field':'title'},'y':{'aggregate':'mean','field':'salary'}},'from':['Staff','Dept']}
          Line | SELECT hired , COUNT(hired) FROM Staff ORDER BY hired BIN hired BY WEEKDAY | {'mark':'line','encoding':{'x':{'field':'hired','timeUnit':'day'},'y':{'aggregate':'count'}},'from':['Staff'],'sort':{'by':'x','order':'ascending'}}
          Line | SELECT year , SUM(count(*)) FROM Staff GROUP BY name BIN year BY YEAR | {'mark':'line','encoding':{'x':{'field':'year'},'y':{'aggregate':'count'}},'from':['Staff']}
          Grouping Line | SELECT year , SUM(count(*)) FROM Staff GROUP BY name BIN year BY YEAR | {'mark':'line','encoding':{'x':{'field':'year'},'y':{'aggregate':'count'},'color':{'field':'Name'}},'from':['Staff']}
          Stacked Bar | SELECT name , COUNT(name) FROM Staff GROUP BY year , name | {'mark':'bar','stack':'zero','encoding':{'x':{'field':'Name'},'y':{'aggregate':'count'},'color':{'field':'year'}},'from':['Staff']}
          Grouping Scatter | SELECT avg(salary) , max(salary) FROM Staff GROUP BY name | {'mark':'point','encoding':{'x':{'aggregate':'mean','field':'salary'},'y':{'aggregate':'max','field':'salary'},'color':{'field':'Name'}},'from':['Staff']}
          Scatter | SELECT id , salary FROM Staff WHERE salary BETWEEN 8000 AND 12000 AND name != "null" OR dept_id != 40 | {'mark':'point','encoding':{'x':{'field':'id'},'y':{'field':'salary'}},'from':['Staff'],'filter':{'or':[{'and':[{'field':'salary','range':[8000,12000]},{'field':'Name','valid':true}]},{'not':{'field':'dept_id','equal':40}}]}}
          Bar | SELECT name , salary FROM Staff WHERE dept_id NOT IN (SELECT dept_id FROM dept WHERE city LIKE '%York') | {'mark':'bar','encoding':{'x':{'field':'Name'},'y':{'field':'salary'}},'from':['Staff'],'filter':{'not':{'field':'dept_id','in':{'field':'dept_id','filter':{'field':'city','endsWith':'York'}}}}}
          Bar | SELECT name , salary FROM Staff WHERE salary > ( SELECT avg(salary) FROM Staff ) AND hired < '2002-06-21' | {'mark':'bar','encoding':{'x':{'field':'Name'},'y':{'field':'salary'}},'from':['Staff'],'filter':{'and':[{'field':'salary','gt':{'aggregate':'mean'}},{'field':'hired','lt':'2002-06-21'}]}}
          Bar | SELECT name , salary FROM Staff GROUP BY name ORDER BY salary | {'mark':'bar','encoding':{'x':{'field':'Name'},'y':{'aggregate':'mean','field':'salary'}},'from':['Staff'],'sort':{'by':'y','order':'ascending'}}
          Bar | SELECT seen , count(*) FROM Staff GROUP BY seen | {'mark':'bar','encoding':{'x':{'field':'seen','timeUnit':'yearmonthdate'},'y':{'aggregate':'count'}},'from':['Staff']}
          Bar | SELECT name , count(*) FROM Staff GROUP BY name HAVING count(*) >= 2 | {'mark':'bar','encoding':{'x':{'field':'Name'},'y':{'aggregate':'count'}},'from':['Staff'],'having':{'aggregate':'count','gte':2}}
          """)
  void saysTheSame(String chart, String select, String expected) throws Unsayable {
    assertEquals(expected, converted(chart, "Visualize BAR " + select));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          SELECT name , city FROM Staff AS a JOIN Dept AS b ON a.dept_id = b.dept_id WHERE a.id = (SELECT id FROM Staff) | compared with the first of many rows
          SELECT name , salary - id FROM Staff | arithmetic
          SELECT name , salary FROM Staff ORDER BY hired | an order by what is not shown
          SELECT name , city FROM Staff AS a JOIN Dept AS b ON a.id = b.dept_id | a join along another key than the first
          SELECT name , SUM(hired) FROM Staff GROUP BY name | a sum or mean of what is no number
          SELECT year , COUNT(year) FROM Staff BIN year BY MONTH | a calendar unit of what is no date
          SELECT name , wage FROM Staff | a column that its tables lack
          SELECT name salary FROM Staff | no SQL: from expected
          """)
  void saysWhyNot(String select, String reason) {
    Unsayable refused =
        assertThrows(Unsayable.class, () -> converted("Bar", "Visualize BAR " + select));
    assertEquals(reason, refused.getMessage());
  }
}
