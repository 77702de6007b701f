package org.talktodata.chartquery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.talktodata.problem.Message;
import org.talktodata.problem.Problem;
import org.talktodata.problem.ProblemException;
import org.talktodata.problem.Term;
import org.talktodata.problem.Text;

/** Text to JSON tree, strictly: nothing may follow the value, no key may stand twice. */
public final class JsonText {
  private static final ObjectMapper MAPPER =
      new ObjectMapper()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);

  private JsonText() {}

  /**
   * Parses one JSON value.
   *
   * @throws ProblemException MALFORMED_JSON with line and column
   */
  public static JsonNode parse(String text) {
    try {
      JsonNode node = MAPPER.readTree(text);
      if (node == null || node.isMissingNode()) {
        throw new ProblemException(Problem.of(Message.EMPTY_JSON));
      }
      return node;
    } catch (JsonProcessingException e) {
      Text where =
          e.getLocation() == null
              ? Text.of(Term.NOTHING)
              : Text.of(
                  Term.AT_LINE_AND_COLUMN,
                  e.getLocation().getLineNr(),
                  e.getLocation().getColumnNr());
      throw new ProblemException(Problem.of(Message.NOT_JSON, where, e.getOriginalMessage()), e);
    }
  }
}
