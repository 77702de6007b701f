package org.talktodata.plan;

import java.util.List;
import org.apache.calcite.sql.SqlNode;

/** A SELECT and the columns that it gives. */
record Built(SqlNode select, List<OutputColumn> columns) {}
