package org.talktodata.plan;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.talktodata.chartquery.ChartQueryJson;
import org.talktodata.chartquery.FieldRef;
import org.talktodata.table.Catalog;
import org.talktodata.table.Column;
import org.talktodata.table.Profile;
import org.talktodata.table.Relation;
import org.talktodata.table.Table;

/** A small shop in DuckDB, and a way to ask it. Columns are called by what they hold. */
final class SampleTables implements AutoCloseable {
  static final LocalDateTime NOW = LocalDateTime.of(2024, 5, 15, 10, 30);

  private static final Table ORDERS =
      new Table(
          "orders",
          List.of("sales"),
          List.of(
              number("id", "1", "10"),
              text("region"),
              text("product"),
              number("amount", "5", "100"),
              number("rate", "0.05", "0.95"),
              column("day", Column.Type.DATE, Column.Role.DATE),
              column("moment", Column.Type.DATETIME, Column.Role.DATE),
              column("clock", Column.Type.TIME, Column.Role.TEXT),
              column("paid", Column.Type.BOOLEAN, Column.Role.BOOLEAN),
              number("customer", "1", "4"),
              number("year", "2023", "2024")),
          10);
  private static final Table CUSTOMERS =
      new Table(
          "customers",
          List.of(),
          List.of(
              number("customer", "1", "4"), text("name"), text("tier"), number("city", "1", "2")),
          4);
  private static final Table CITIES =
      new Table("城市", List.of(), List.of(number("编号", "1", "2"), text("城市名称")), 2);
  private static final Table LONELY =
      new Table("lonely", List.of(), List.of(text("thing"), text("region")), 1);

  static final Catalog CATALOG =
      new Catalog(
          List.of(ORDERS, CUSTOMERS, CITIES, LONELY),
          List.of(
              new Relation(FieldRef.of("orders", "customer"), FieldRef.of("customers", "customer")),
              new Relation(FieldRef.of("customers", "city"), FieldRef.of("城市", "编号"))));

  private final Connection connection;

  SampleTables() throws SQLException {
    connection = DriverManager.getConnection("jdbc:duckdb:");
    run(
        """
        CREATE TABLE orders (id BIGINT, region VARCHAR, product VARCHAR, amount DECIMAL(9, 2),
          rate DOUBLE, day DATE, moment TIMESTAMP, clock TIME, paid BOOLEAN, customer INTEGER,
          year SMALLINT)""",
        """
        INSERT INTO orders VALUES
        (1, 'North', 'tea', 10, 0.05, '2023-01-01', '2023-01-01 08:15:00', '08:15', true, 1, 2023),
        (2, 'North', 'tea', 20, 0.15, '2023-02-10', '2023-02-10 09:00:00', '09:00', true, 1, 2023),
        (3, 'North', 'milk', 30, 0.25, '2023-02-11', '2023-02-11 09:30:00', '09:30', false, 2, 2023),
        (4, 'South', 'tea', 40, 0.35, '2023-04-30', '2023-04-30 23:59:59', '23:59', true, 2, 2023),
        (5, 'South', 'milk', 5, 0.45, '2024-01-02', '2024-01-02 00:00:00', '00:00', NULL, 3, 2024),
        (6, 'South', 'milk', 15, 0.55, '2024-02-29', '2024-02-29 12:00:00', '12:00', false, 3, 2024),
        (7, 'East', 'tea', 25, 0.65, '2024-04-01', '2024-04-01 18:45:00', '18:45', true, 3, 2024),
        (8, 'East', 'juice', 100, 0.75, '2024-04-30', '2024-04-30 10:00:00', '10:00', true, 1, 2024),
        (9, NULL, 'tea', 60, 0.85, '2024-05-14', '2024-05-14 10:00:00', '10:00', true, 2, 2024),
        (10, 'East', NULL, NULL, 0.95, NULL, NULL, NULL, true, 1, 2024)""",
        "CREATE TABLE customers (customer BIGINT, name VARCHAR, tier VARCHAR, city INTEGER)",
        "INSERT INTO customers VALUES (1, 'Ann', 'gold', 1), (2, 'Bo', 'silver', 1),"
            + " (3, '陈', 'gold', 2), (4, 'Di', 'silver', 2)",
        "CREATE TABLE \"城市\" (\"编号\" INTEGER, \"城市名称\" VARCHAR)",
        "INSERT INTO \"城市\" VALUES (1, '北京'), (2, '上海')",
        "CREATE TABLE lonely (thing VARCHAR, region VARCHAR)");
  }

  void run(String... statements) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  static Column text(String name) {
    return column(name, Column.Type.TEXT, Column.Role.CATEGORY);
  }

  static Column column(String name, Column.Type type, Column.Role role) {
    return new Column(name, type, role, List.of(), "", Profile.UNKNOWN);
  }

  static Column number(String name, String min, String max) {
    Profile profile = new Profile(0, 10, Optional.of(min), Optional.of(max), List.of(min, max));
    return new Column(name, Column.Type.NUMBER, Column.Role.NUMBER, List.of(), "", profile);
  }

  /** The rows that answer a query, cells between blanks, rows between bars. */
  String rows(String json) throws SQLException {
    return rows(json, CATALOG);
  }

  String rows(String json, Catalog catalog) throws SQLException {
    return rows(json, catalog, new Planner());
  }

  String rows(String json, Catalog catalog, Planner planner) throws SQLException {
    ValidatedQuery query = planner.plan(ChartQueryJson.parse(json), catalog, NOW);
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query.sql())) {
      List<String> lines = new ArrayList<>();
      while (rows.next()) {
        List<String> cells = new ArrayList<>();
        for (int i = 1; i <= query.columns().size(); i++) {
          cells.add(cell(rows.getObject(i)));
        }
        lines.add(String.join(" ", cells));
      }
      return String.join(" | ", lines);
    } catch (SQLException e) {
      throw new SQLException(query.sql(), e);
    }
  }

  private static String cell(Object value) {
    if (value instanceof Double number) {
      return new java.math.BigDecimal(number)
          .setScale(4, java.math.RoundingMode.HALF_UP)
          .stripTrailingZeros()
          .toPlainString();
    }
    return String.valueOf(value);
  }

  /** The SQL that answers a query. */
  static String sql(String json) {
    return new Planner().plan(ChartQueryJson.parse(json), CATALOG, NOW).sql();
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
