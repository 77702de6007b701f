package org.talktodata.plan;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;
import org.apache.calcite.config.CalciteConnectionConfigImpl;
import org.apache.calcite.config.CalciteConnectionProperty;
import org.apache.calcite.config.NullCollation;
import org.apache.calcite.jdbc.CalciteSchema;
import org.apache.calcite.jdbc.JavaTypeFactoryImpl;
import org.apache.calcite.prepare.CalciteCatalogReader;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.schema.impl.AbstractTable;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.validate.SqlConformanceEnum;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql.validate.SqlValidatorUtil;
import org.talktodata.table.Catalog;
import org.talktodata.table.Column;
import org.talktodata.table.Table;

/** Lets Calcite validate a tree against the tables of one catalogue, and writes it for DuckDB. */
final class SqlCheck {
  private static final SqlValidator.Config CONFIG =
      SqlValidator.Config.DEFAULT
          .withConformance(SqlConformanceEnum.DEFAULT)
          .withCallRewrite(false)
          .withDefaultNullCollation(NullCollation.LAST);

  private SqlCheck() {}

  /** The tree, validated, as DuckDB's SQL. */
  static String sql(SqlNode tree, Catalog catalog) {
    return validate(tree, catalog)
        .toSqlString(
            config ->
                config
                    .withDialect(DuckDbDialect.INSTANCE)
                    .withQuoteAllIdentifiers(true)
                    .withAlwaysUseParentheses(false)
                    .withSelectListItemsOnSeparateLines(false)
                    .withUpdateSetListNewline(false)
                    .withIndentation(2))
        .getSql();
  }

  /** The tree, if every name and type in it is right; what else Calcite says is a fault of ours. */
  private static SqlNode validate(SqlNode tree, Catalog catalog) {
    RelDataTypeFactory types = new Utf8Types();
    CalciteSchema schema = CalciteSchema.createRootSchema(false, false);
    for (Table table : catalog.tables()) {
      schema.add(table.name(), new TypedTable(table));
    }
    Properties properties = new Properties();
    properties.setProperty(CalciteConnectionProperty.CASE_SENSITIVE.camelName(), "true");
    CalciteCatalogReader reader =
        new CalciteCatalogReader(
            schema, List.of(), types, new CalciteConnectionConfigImpl(properties));
    return SqlValidatorUtil.newValidator(Functions.TABLE, reader, types, CONFIG).validate(tree);
  }

  /** Text is Unicode. */
  private static final class Utf8Types extends JavaTypeFactoryImpl {
    @Override
    public Charset getDefaultCharset() {
      return StandardCharsets.UTF_8;
    }
  }

  private static final class TypedTable extends AbstractTable {
    private final Table table;

    TypedTable(Table table) {
      this.table = table;
    }

    @Override
    public RelDataType getRowType(RelDataTypeFactory types) {
      RelDataTypeFactory.Builder row = types.builder();
      for (Column column : table.columns()) {
        row.add(column.name(), typeOf(column.type())).nullable(true);
      }
      return row.build();
    }

    private static SqlTypeName typeOf(Column.Type type) {
      return switch (type) {
        case NUMBER -> SqlTypeName.DOUBLE;
        case TEXT -> SqlTypeName.VARCHAR;
        case DATE -> SqlTypeName.DATE;
        case DATETIME -> SqlTypeName.TIMESTAMP;
        case TIME -> SqlTypeName.TIME;
        case BOOLEAN -> SqlTypeName.BOOLEAN;
      };
    }
  }
}
