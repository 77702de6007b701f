package org.talktodata.plan;

import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperatorTable;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.type.SqlOperandTypeChecker;
import org.apache.calcite.sql.type.SqlReturnTypeInference;
import org.apache.calcite.sql.type.SqlTypeFamily;
import org.apache.calcite.sql.util.SqlOperatorTables;
import org.apache.calcite.util.Optionality;

/** DuckDB's functions that standard SQL lacks. */
final class Functions {
  /** The start of a calendar unit: {@code DATE_TRUNC('month', d)}. */
  static final SqlFunction DATE_TRUNC =
      new SqlFunction(
          "DATE_TRUNC",
          SqlKind.OTHER_FUNCTION,
          ReturnTypes.ARG1_NULLABLE,
          null,
          OperandTypes.family(SqlTypeFamily.CHARACTER, SqlTypeFamily.DATETIME),
          SqlFunctionCategory.TIMEDATE);

  /** The middle value. */
  static final SqlAggFunction MEDIAN =
      new Quantile("MEDIAN", ReturnTypes.DOUBLE_NULLABLE, OperandTypes.NUMERIC);

  /** The value below which a share of all values lies, between two values if need be. */
  static final SqlAggFunction QUANTILE_CONT =
      new Quantile("QUANTILE_CONT", ReturnTypes.DOUBLE_NULLABLE, OperandTypes.NUMERIC_NUMERIC);

  /** A list of numbers; Calcite need only know that it is made of numbers. */
  static final SqlFunction LIST_VALUE =
      new SqlFunction(
          "LIST_VALUE",
          SqlKind.OTHER_FUNCTION,
          ReturnTypes.ARG0,
          null,
          OperandTypes.VARIADIC,
          SqlFunctionCategory.SYSTEM);

  /** One row for each element of a list. */
  static final SqlFunction UNNEST =
      new SqlFunction(
          "UNNEST",
          SqlKind.OTHER_FUNCTION,
          ReturnTypes.ARG0,
          null,
          OperandTypes.ANY,
          SqlFunctionCategory.SYSTEM);

  static final SqlOperatorTable TABLE =
      SqlOperatorTables.chain(
          SqlStdOperatorTable.instance(),
          SqlOperatorTables.of(DATE_TRUNC, MEDIAN, QUANTILE_CONT, LIST_VALUE, UNNEST));

  private Functions() {}

  private static final class Quantile extends SqlAggFunction {
    Quantile(String name, SqlReturnTypeInference type, SqlOperandTypeChecker operands) {
      super(
          name,
          null,
          SqlKind.OTHER_FUNCTION,
          type,
          null,
          operands,
          SqlFunctionCategory.NUMERIC,
          false,
          false,
          Optionality.FORBIDDEN);
    }
  }
}
