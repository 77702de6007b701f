package org.talktodata.answer;

import java.lang.Character.UnicodeScript;
import java.util.Optional;
import org.talktodata.table.Column;
import org.talktodata.table.Table;

/** Tells Chinese from English. */
public final class Languages {
  private Languages() {}

  /** {@code zh} if the text has a Chinese character, {@code en} if it has letters, else nothing. */
  public static Optional<String> of(String text) {
    if (isChinese(text)) {
      return Optional.of("zh");
    }
    return text.chars().anyMatch(Character::isLetter) ? Optional.of("en") : Optional.empty();
  }

  /** Whether most columns have Chinese names. */
  static boolean isChinese(Table table) {
    long chinese = table.columns().stream().map(Column::name).filter(Languages::isChinese).count();
    return chinese * 2 > table.columns().size();
  }

  private static boolean isChinese(String text) {
    return text.codePoints().anyMatch(c -> UnicodeScript.of(c) == UnicodeScript.HAN);
  }
}
