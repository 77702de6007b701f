package org.talktodata.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.talktodata.examples.Corpus;
import org.talktodata.examples.TalkFile;

/** What people ask of three samples, in English, in Chinese and mixed. */
final class SampleQuestions {
  /** The samples: a folder, and the name of the table in it. */
  static final List<Sample> SAMPLES =
      List.of(
          new Sample("cars", "cars"),
          new Sample("hotels", "bookings"),
          new Sample("delivery", "外卖订单"));

  private SampleQuestions() {}

  /** A sample of one table. */
  record Sample(String folder, String table) {
    String csv() {
      return folder + "/" + table + ".csv";
    }

    String script() {
      return "/samples/" + folder + "/" + folder + ".talk";
    }
  }

  /**
   * A sentence to be asked.
   *
   * @param table the name of the table that it is about
   * @param now what relative dates count from
   */
  record Asked(String table, String sentence, LocalDateTime now) {}

  /** Every sentence of the samples' scripts that stands alone and has a chart for an answer. */
  static List<Asked> all() {
    List<Asked> all = new ArrayList<>();
    for (Sample sample : SAMPLES) {
      all.addAll(of(sample.table(), TalkFile.parse(Resources.text(sample.script()))));
    }
    return all;
  }

  static List<Asked> of(String table, TalkFile script) {
    LocalDateTime now = script.now().orElse(Corpus.CLOCK);
    return script.blocks().stream()
        .filter(block -> block.follows().isEmpty() && block.refusal().isEmpty())
        .flatMap(block -> block.sentences().stream())
        .map(sentence -> new Asked(table, sentence.text(), now))
        .toList();
  }

  /**
   * Uploads the samples' tables, made smaller or larger.
   *
   * @param folder for their files
   * @return the ids of the tables by their names
   */
  static Map<String, String> upload(Client client, Path folder, long rows) throws IOException {
    return upload(client, folder, rows, table -> table);
  }

  /**
   * The same with other columns than they have.
   *
   * @param changed what becomes of each table before it is made larger
   */
  static Map<String, String> upload(
      Client client, Path folder, long rows, UnaryOperator<SampleRows> changed) throws IOException {
    Map<String, String> tables = new HashMap<>();
    for (Sample sample : SAMPLES) {
      Path file = folder.resolve(sample.folder() + ".csv");
      changed.apply(SampleRows.read(sample.csv())).write(file, rows, Setup.SEED);
      tables.put(sample.table(), client.upload(file, sample.table()).get("id").textValue());
      Files.delete(file);
    }
    return tables;
  }

  /** So many of them, over and over in a random order that the seed decides. */
  static List<Asked> shuffled(List<Asked> questions, int count, long seed) {
    Random random = new Random(seed);
    List<Asked> order = new ArrayList<>();
    while (order.size() < count) {
      List<Asked> round = new ArrayList<>(questions);
      Collections.shuffle(round, random);
      order.addAll(round);
    }
    return List.copyOf(order.subList(0, count));
  }
}
