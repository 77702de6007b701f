package org.talktodata.plan;

import org.apache.calcite.sql.dialect.DuckDBSqlDialect;

/** DuckDB's SQL where Calcite's own dialect misses it. */
final class DuckDbDialect extends DuckDBSqlDialect {
  static final DuckDbDialect INSTANCE = new DuckDbDialect();

  private DuckDbDialect() {
    super(DEFAULT_CONTEXT);
  }

  @Override
  public boolean supportsCharSet() {
    return false;
  }

  /** DuckDB reads Unicode as it is, and knows neither {@code _UTF8'…'} nor {@code u&'…'}. */
  @Override
  public void quoteStringLiteral(StringBuilder buffer, String charset, String value) {
    buffer.append('\'').append(value.replace("'", "''")).append('\'');
  }
}
