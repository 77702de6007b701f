package org.talktodata.result;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import org.talktodata.plan.OutputColumn;

/** A result as a JSON array with one object a row, whose keys are the columns' names. */
public final class JsonRows {
  private static final JsonFactory FACTORY = new JsonFactory();

  private JsonRows() {}

  /** Writes all rows; dates as {@link CellText} has them. The writer stays open. */
  public static void write(ResultRows result, Writer out) throws IOException {
    JsonGenerator json = FACTORY.createGenerator(out);
    json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
    json.writeStartArray();
    for (List<Object> row : result.rows()) {
      json.writeStartObject();
      for (int i = 0; i < row.size(); i++) {
        OutputColumn column = result.columns().get(i);
        json.writeFieldName(column.name());
        cell(column, row.get(i), json);
      }
      json.writeEndObject();
    }
    json.writeEndArray();
    json.close();
  }

  private static void cell(OutputColumn column, Object cell, JsonGenerator json)
      throws IOException {
    if (cell == null || cell instanceof Double number && !Double.isFinite(number)) {
      json.writeNull();
    } else if (cell instanceof Boolean bool) {
      json.writeBoolean(bool);
    } else if (cell instanceof Double) {
      json.writeNumber(CellText.of(column, cell));
    } else {
      json.writeString(CellText.of(column, cell));
    }
  }
}
